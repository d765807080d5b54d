import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { whyNot } from '../../cases/actions/why-not.ts';
import { actionsQuery } from '../../cases/case-parts.ts';
import { useApi } from '../../data/api-context.tsx';
import { AnswerAtCounter } from './answer-at-counter.tsx';
import classes from './filed.module.css';

/** Whoever took a consent back may give it anew (R14). */
export const isMissing = ({ status }: Case['consents'][number]): boolean =>
  status === 'pending' || status === 'revoked';

/**
 * Whoever has to consent and has come along can do it here (R12); the others are asked electronically anyway. Nobody takes
 * answers in a case of their own (R27).
 */
export function ConsentsAtCounter({ found }: { readonly found: Case }) {
  const { t } = useTranslation(['counter', 'common']);
  const { t: tOfCases } = useTranslation(['cases', 'common']);
  const [answering, setAnswering] = useState<string | null>(null);
  const { data: possibilities } = useQuery(actionsQuery(useApi(), found.caseId));
  const taking = possibilities?.find(({ action }) => action === 'answer-consent');
  return (
    <section className={classes['section']}>
      <Title order={2}>{t('consents.title')}</Title>
      <Text c="dimmed" size="sm">
        {t('consents.text')}
      </Text>
      {taking?.allowed === false && (
        <Text size="sm" mt="xs" role="status">
          {whyNot(tOfCases, taking.reason)}
        </Text>
      )}
      <ul className={classes['consents']}>
        {found.consents.map((consent) => {
          const { consentId, consenter, capacity, status } = consent;
          const name = consenter.name ?? t('common:unknown');
          const isPerson = consenter.iin !== undefined;
          const mayAnswer = isMissing(consent) && taking?.allowed === true;
          const isOpen = answering === consentId && mayAnswer;
          return (
            <li key={consentId}>
              <div className={classes['consent']}>
                <div>
                  {name}
                  <Text size="xs" c="dimmed">
                    {t(`common:consentCapacity.${capacity}`)}
                  </Text>
                </div>
                {status !== 'pending' && <Text size="sm">{t(`common:consentStatus.${status}`)}</Text>}
                {mayAnswer && !isOpen && (
                  <Button variant="light" size="compact-md" onClick={() => setAnswering(consentId)}>
                    {t(isPerson ? 'consents.present' : 'consents.presentOrganisation', { name })}
                  </Button>
                )}
              </div>
              {isOpen && <AnswerAtCounter caseId={found.caseId} consent={consent} onClose={() => setAnswering(null)} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
