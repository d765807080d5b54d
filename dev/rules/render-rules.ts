import { RULE_IDS, type RuleId, RULES } from './rules.ts';
import type { Survey } from './survey.ts';

const HEAD = `# The rules, where they live and which tests show them

Written by \`npm run rules\`; the words are in [dev/rules/rules.ts](../dev/rules/rules.ts). A rule lives where a comment or a refusal cites its id, and a test shows it
whose title cites it. A test compares this page with the sources, and fails for a rule that has no test or no place.

| rule | says | lives in | shown by |
| ---- | ---- | -------- | -------- |
`;

/** The whole of docs/rules.md: a table of all rules, then the titles of the tests that show each. */
export const renderRules = (survey: Survey): string =>
  `${HEAD}${RULE_IDS.map((id) => row(id, survey)).join('')}\n${RULE_IDS.map((id) => section(id, survey)).join('\n')}`;

function row(id: RuleId, { places, tests }: Survey): string {
  const lives = byFile(places, id).map(([file, found]) => {
    const names = found.flatMap(({ name }) => (name === undefined ? [] : [`\`${name}\``]));
    return [link(file), ...(names.length === 0 ? [] : [names.join(', ')])].join(': ');
  });
  const shown = byFile(tests, id).map(([file]) => link(file, file.replace(/^test\/(.*)\.test\.ts$/, '$1')));
  return `| [${id}](#${id.toLowerCase()}) | ${RULES[id]} | ${cell(lives)} | ${cell(shown)} |\n`;
}

function section(id: RuleId, { tests }: Survey): string {
  const files = byFile(tests, id).map(
    ([file, found]) => `- ${link(file)}\n${found.map(({ title }) => `  - ${escape(title)}\n`).join('')}`,
  );
  return `## ${id}\n\n${RULES[id]}\n\n${files.join('') || 'No test yet.\n'}`;
}

function byFile<Found extends { readonly rule: string; readonly file: string }>(
  all: readonly Found[],
  id: RuleId,
): readonly (readonly [string, readonly Found[]])[] {
  return Object.entries(Object.groupBy(all, ({ rule, file }) => (rule === id ? file : ''))).flatMap(
    ([file, found = []]) => (file === '' ? [] : [[file, found]]),
  );
}

const link = (file: string, text = file): string => `[${text}](../${file})`;

const cell = (entries: readonly string[]): string => entries.join('<br>') || '–';

/** Titles are plain text; Markdown shall not see anything else in them. */
const escape = (title: string): string => title.replaceAll(/[\\`*_<>[\]|]/g, String.raw`\$&`);
