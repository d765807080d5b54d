/** A comment or a string literal of a source file, as prettier laid it out. */
export interface Words {
  readonly kind: 'comment' | 'string';
  /** Without its delimiters. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Spaces before the line it begins on: how deep it lies. */
  readonly indent: number;
}

/**
 * Enough of the language to tell words from code and a comment from a string. A regular expression that contains a quote
 * could mislead it for the rest of its line, which does no harm to where an id stands.
 */
const WORDS =
  /\/\*(?<block>[\s\S]*?)\*\/|\/\/(?<line>[^\n]*)|'(?<single>(?:\\.|[^'\\\n])*)'|"(?<double>(?:\\.|[^"\\\n])*)"|`(?<template>(?:\\.|[^`\\])*)`/g;

/** All words of a file, in their order. */
export function readWords(source: string): readonly Words[] {
  return [...source.matchAll(WORDS)].map(({ 0: all, index, groups = {} }) => {
    const comment = groups['block'] ?? groups['line'];
    const lineStart = source.lastIndexOf('\n', index) + 1;
    return {
      kind: comment === undefined ? 'string' : 'comment',
      text: comment ?? groups['single'] ?? groups['double'] ?? groups['template'] ?? '',
      start: index,
      end: index + all.length,
      indent: source.slice(lineStart).search(/[^ ]/),
    };
  });
}
