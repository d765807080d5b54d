import { ApiProblem } from '../../data/api-problem.ts';
import { failureOf } from '../../states/failure-of.ts';
import { type CaseTexts, wordsFor } from '../trail/event-words.ts';

/** Why an action isn't possible, by the code that the api gives. */
export function whyNot(t: CaseTexts, code: string | null): string {
  if (code === null) return '';
  const words = wordsFor(t, 'why', code);
  return words === code ? t('why.other', { code }) : words;
}

/** Why a call came to nothing: by its code where this page has words for it, else by what can be done about it. */
export function failureWords(t: CaseTexts, error: Error): string {
  const code = error instanceof ApiProblem ? error.code : '';
  const words = wordsFor(t, 'why', code);
  return code !== '' && words !== code ? words : t(`common:failed.${failureOf(error).message}`, { code });
}
