import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../data/api-problem.ts';
import { languageOr } from '../../i18n/languages.ts';
import { failureOf } from '../../states/failure-of.ts';
import { reasonIn } from '../use-wrong-fields.ts';

interface AnswerTrouble {
  /** At the number of the document: the api says that it doesn't prove anything, or why. */
  readonly ofDocument: string | null;
  readonly other: string | null;
}

/** Why an answer in person didn't count. */
export function useAnswerTrouble(error: Error | null): AnswerTrouble {
  const { t, i18n } = useTranslation(['counter', 'common']);
  if (error === null) return { ofDocument: null, other: null };
  if (error instanceof ApiProblem && error.code === 'evidence-rejected') {
    return { ofDocument: reasonIn(error, languageOr(i18n.language)) ?? t('wrong.text'), other: null };
  }
  const detail = error instanceof ApiProblem ? error.problem.detail : '';
  const words =
    error instanceof ApiProblem && error.code === 'consent-already-decided'
      ? t('consents.alreadyDecided')
      : t(`common:failed.${failureOf(error).message}`, { detail });
  return { ofDocument: null, other: words };
}
