import type { Request } from 'express';
import type { LookUp } from '../../store/access-log.ts';
import type { Action } from './access-policy.ts';

/** What shows people without naming a case: it leaves a trace, too. */
const LOOK_UPS: readonly Action[] = ['list-cases', 'find-residence', 'look-up'];

const PERSON_OR_DWELLING = /^(\d{12}|\d{16})$/;
const MAX_TEXT = 100;

/** What was asked for: a number, a case's id, or the beginning of a name. */
function subjectOf({ params, query }: Request): string | null {
  const inPath = [params['iin'], params['rka']].find((value) => typeof value === 'string');
  // What isn't a number finds nobody, and is nothing to keep.
  if (inPath !== undefined) return PERSON_OR_DWELLING.test(inPath) ? inPath : null;
  const { q } = query;
  return typeof q === 'string' && q.trim() !== '' ? q.slice(0, MAX_TEXT) : null;
}

const SUBJECTS = ['q', 'cursor'];

/** A person's number where none belongs: such a call is refused, and shows nobody. */
const NUMBER_IN_IT = /\d{12}/;

/** The rest of the question: which stage, which office. Only what looks like such a word: nobody keeps a diary here. */
function filtersOf({ query }: Request): string | null {
  const words = Object.entries(query).flatMap(([name, value]) =>
    !SUBJECTS.includes(name) &&
    typeof value === 'string' &&
    /^[a-zA-Z]{1,30}$/.test(name) &&
    /^[\w:.+-]{1,40}$/.test(value) &&
    !NUMBER_IN_IT.test(value)
      ? [`${name}=${value}`]
      : [],
  );
  return words.length === 0 ? null : words.slice(0, 20).join('&');
}

/** What of a request has to be known to whoever asks, later, who looked somebody up; `undefined` where it shows nobody. */
export const lookUpIn = (request: Request, action: Action): LookUp | undefined =>
  LOOK_UPS.includes(action) ? { subject: subjectOf(request), filters: filtersOf(request) } : undefined;
