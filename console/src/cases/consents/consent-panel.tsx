import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../data/api-context.tsx';
import { evidenceQuery } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';
import { ConsentRow } from './consent-row.tsx';
import classes from './consent-panel.module.css';
import { missingFirst, proofOf } from './proof-of.ts';

/** Whoever has to consent: asked in which capacity, answered or not, and what proves the answer (R9–R15). */
export function ConsentPanel() {
  const { found, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { data: evidence = [], error } = useQuery(evidenceQuery(useApi(), found.caseId));
  const { consents, stage } = found;
  const given = consents.filter(({ status }) => status === 'given').length;
  return (
    <Panel
      id="consents"
      title={t('consents.title')}
      aside={
        consents.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('consents.count', { given, all: consents.length })}
          </Text>
        )
      }
    >
      {consents.length === 0 && (
        <Text c="dimmed">{stage === 'opening' ? t('common:unknown') : t('consents.none')}</Text>
      )}
      {error !== null && consents.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('proof.unreadable')}
        </Text>
      )}
      <ul className={classes['rows']}>
        {missingFirst(consents).map((consent) => (
          <ConsentRow key={consent.consentId} consent={consent} proof={proofOf(consent, evidence)} />
        ))}
      </ul>
    </Panel>
  );
}
