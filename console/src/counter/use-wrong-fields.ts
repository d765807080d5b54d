import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../data/api-problem.ts';
import { isFields } from '../data/fields.ts';
import { languageOr } from '../i18n/languages.ts';
import { fieldOf } from './application-of.ts';
import { type Draft, type Field, proofOf } from './draft.ts';

/** The words that the api has for why a proof doesn't count, in the reader's language. */
export function reasonIn({ problem }: ApiProblem, language: string): string | null {
  const { text } = problem;
  const words = isFields(text) ? text[language] : undefined;
  return typeof words === 'string' ? words : null;
}

/** The fields of which the api complains, in its order. */
export function fieldsIn(error: Error | null, draft: Draft): readonly Field[] {
  if (!(error instanceof ApiProblem)) return [];
  // Of a signature it is said beside the button: there is no field to mend.
  if (error.code === 'signature-rejected') return proofOf(draft) === 'key' ? [] : ['documentNumber'];
  const { errors = [] } = error.problem;
  return [...new Set(errors.flatMap(({ pointer }) => fieldOf(pointer, draft) ?? []))];
}

type Wrong = 'iin' | 'rka' | 'owner' | 'area' | 'months' | 'powers' | 'twice' | 'capacity' | 'text';

const WRONG: Partial<Readonly<Record<Field, Wrong>>> = {
  applicant: 'iin',
  rka: 'rka',
  owner: 'owner',
  organisation: 'owner',
  area: 'area',
  months: 'months',
  powers: 'powers',
  capacity: 'capacity',
};

function wrongWith(field: Field, error: ApiProblem): Wrong {
  if (error.code === 'registrant-named-twice') return 'twice';
  return field.startsWith('registrant-') ? 'iin' : (WRONG[field] ?? 'text');
}

interface Complaints {
  readonly draft: Draft;
  readonly missing: readonly Field[];
  readonly error: Error | null;
  /** What was changed since: nobody knows whether it is still wrong. */
  readonly touched: readonly Field[];
}

/** What is wrong with which field, in words: what is missing, and what the api didn't take. */
export function useWrongFields({ draft, missing, error, touched }: Complaints): ReadonlyMap<Field, string> {
  const { t, i18n } = useTranslation('counter');
  return useMemo(() => {
    const wrong = new Map<Field, string>();
    for (const field of missing) wrong.set(field, t(field === 'attested' ? 'wrong.attested' : 'wrong.missing'));
    for (const field of fieldsIn(error, draft)) {
      if (!(error instanceof ApiProblem)) continue;
      const reason = reasonIn(error, languageOr(i18n.language));
      wrong.set(field, reason ?? t(`wrong.${wrongWith(field, error)}`));
    }
    for (const field of touched) wrong.delete(field);
    return wrong;
  }, [draft, missing, error, touched, t, i18n.language]);
}
