import { citedRules } from './cited-rules.ts';
import { readWords } from './read-words.ts';

/** The title of a test, of a group of tests or of one row of a table, if it cites a rule. */
export interface ShownBy {
  readonly rule: string;
  readonly title: string;
}

interface Title {
  readonly text: string;
  readonly indent: number;
}

/** The tests of one file that say which rule they show. What doesn't run shows nothing: comments, `todo`, `skip`. */
export function findTests(source: string): readonly ShownBy[] {
  const groups: Title[] = [];
  return readWords(source).flatMap(({ kind, text, start, indent }) => {
    const before = source.slice(0, start);
    const isTitle = kind === 'string' && text.includes(' ') && !/\.(?:todo|skip)\(\s*$/.test(before);
    if (!isTitle) return [];
    const around = groups.filter((group) => group.indent < indent);
    if (/\bdescribe\(\s*$/.test(before)) groups.splice(0, groups.length, ...around, { text, indent });
    const title = [...around.map((group) => group.text), text].join(' › ');
    return citedRules(text).map((rule) => ({ rule, title }));
  });
}
