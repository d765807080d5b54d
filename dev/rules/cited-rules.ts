/** `R9`, or a range as `R12–R15`. Whole tokens only: `R1` is not in `R10`, and nothing is in `CR1` or `R17b`. */
const CITATION = /(?<![\w-])R(\d{1,2})(?:[–-]R(\d{1,2}))?(?![\w-])/g;

/** The ids that a text cites, each once; an id that no rule has is among them, so that somebody can complain. */
export function citedRules(text: string): readonly string[] {
  const ids = [...text.matchAll(CITATION)].flatMap(([, first, last = first]) => range(Number(first), Number(last)));
  return [...new Set(ids)];
}

const range = (first: number, last: number): readonly string[] =>
  Array.from({ length: Math.max(last - first, 0) + 1 }, (_, step) => `R${first + step}`);
