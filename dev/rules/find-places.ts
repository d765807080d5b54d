import { citedRules } from './cited-rules.ts';
import { readWords } from './read-words.ts';

/** Where a source file cites a rule: at or inside a declaration, or in words about the whole file. */
export interface Place {
  readonly rule: string;
  readonly name: string | undefined;
}

const DECLARATION = /^(?:export )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type) (\w+)/gm;

/** The places of one file, in their order and each once. */
export function findPlaces(source: string): readonly Place[] {
  const declarations = [...source.matchAll(DECLARATION)].map(({ 1: name, index }) => ({ name, index }));
  const places = readWords(source).flatMap(({ text, start, end, indent }) => {
    const within = declarations.findLast(({ index }) => index < start);
    const below = declarations.find(({ index }) => index >= end && source.slice(end, index).trim() === '');
    const { name } = (indent === 0 ? (below ?? within) : within) ?? { name: undefined };
    return citedRules(text).map((rule) => ({ rule, name }));
  });
  return [...new Map(places.map((place) => [`${place.rule} ${place.name}`, place])).values()];
}
