import { Alert, Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../data/api-problem.ts';
import { languageOr } from '../i18n/languages.ts';
import { SigningFailure } from '../signing/signing-failure.ts';
import { failureOf } from '../states/failure-of.ts';
import { useTimeText } from '../time/use-time-text.ts';
import { isOutcomeUnknown } from './filing-attempt.ts';
import { reasonIn } from './use-wrong-fields.ts';

interface Props {
  readonly error: Error | null;
  /** How many fields say themselves what is wrong with them. */
  readonly wrongFields: number;
  readonly isInDoubt: boolean;
}

const textIn = (error: Error | null, name: string): string | null => {
  const value = error instanceof ApiProblem ? error.problem[name] : undefined;
  return typeof value === 'string' ? value : null;
};

/** Why nothing was filed, or why that isn't known, and what to do. */
export function FilingTrouble({ error, wrongFields, isInDoubt }: Props) {
  const { t, i18n } = useTranslation(['counter', 'common']);
  const time = useTimeText();
  if (wrongFields > 0) return <Trouble title={t('trouble.fields', { count: wrongFields })} />;
  if (error === null) return isInDoubt ? <Trouble title={t('trouble.inDoubt')} text={t('trouble.sendAgain')} /> : null;
  if (error instanceof SigningFailure)
    return <Trouble title={t('trouble.unsigned')} text={t(`common:notSigned.${error.reason}`)} />;
  const code = error instanceof ApiProblem ? error.code : '';
  if (error instanceof ApiProblem && code === 'signature-rejected') {
    return <Trouble title={t('trouble.notSigned')} text={reasonIn(error, languageOr(i18n.language)) ?? ''} />;
  }
  const caseId = textIn(error, 'caseId');
  if (code === 'case-already-open' && caseId !== null) {
    return (
      <Trouble title={t('trouble.alreadyOpen')}>
        <Anchor component={Link} to={`/cases/${caseId}`} inherit underline="always">
          {t('trouble.openIt')}
        </Anchor>
      </Trouble>
    );
  }
  if (code === 'own-case') return <Trouble title={t('trouble.ownCase')} text={t('common:failed.own-case')} />;
  if (code === 'consenter-asked-too-often') {
    const at = textIn(error, 'retryAt');
    return (
      <Trouble
        title={t('trouble.tooOften')}
        text={at === null ? '' : t('trouble.from', { at: time.dayAndClock(new Date(at)) })}
      />
    );
  }
  if (isOutcomeUnknown(error)) return <Trouble title={t('trouble.noAnswer')} text={t('trouble.sendAgain')} />;
  return <Trouble title={t('trouble.refused')} text={t(`common:failed.${failureOf(error).message}`, { code })} />;
}

interface TroubleProps {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

const Trouble = ({ title, text = '', children }: TroubleProps) => (
  <Alert role="alert" variant="light" color="brick" title={title} mb="md">
    {text}
    {children}
  </Alert>
);
