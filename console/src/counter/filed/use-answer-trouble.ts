import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../data/api-problem.ts';
import { languageOr } from '../../i18n/languages.ts';
import type { ProofBy } from '../../signing/proof-by.ts';
import { SigningFailure } from '../../signing/signing-failure.ts';
import { failureOf } from '../../states/failure-of.ts';
import { reasonIn } from '../use-wrong-fields.ts';

interface AnswerTrouble {
  /** At the number of the document: the api says that it doesn't prove anything, or why. */
  readonly ofDocument: string | null;
  readonly other: string | null;
}

/** Why an answer at the counter didn't count. */
export function useAnswerTrouble(error: Error | null, proofBy: ProofBy): AnswerTrouble {
  const { t, i18n } = useTranslation(['counter', 'common']);
  if (error === null) return { ofDocument: null, other: null };
  if (error instanceof SigningFailure) return { ofDocument: null, other: t(`common:notSigned.${error.reason}`) };
  if (error instanceof ApiProblem && error.code === 'evidence-rejected') {
    const words = reasonIn(error, languageOr(i18n.language)) ?? t('wrong.text');
    return proofBy === 'document' ? { ofDocument: words, other: null } : { ofDocument: null, other: words };
  }
  const { message, code } = failureOf(error);
  const words =
    code === 'consent-already-decided' ? t('consents.alreadyDecided') : t(`common:failed.${message}`, { code });
  return { ofDocument: null, other: words };
}
