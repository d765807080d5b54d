import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { AnswerAtCounter } from './answer-at-counter.tsx';
import classes from './filed.module.css';

/** Whoever has to consent and has come along can do it here (R12); the others are asked electronically anyway. */
export function ConsentsAtCounter({ found }: { readonly found: Case }) {
  const { t } = useTranslation(['counter', 'common']);
  const [answering, setAnswering] = useState<string | null>(null);
  return (
    <section className={classes['section']}>
      <Title order={2}>{t('consents.title')}</Title>
      <Text c="dimmed" size="sm">
        {t('consents.text')}
      </Text>
      <ul className={classes['consents']}>
        {found.consents.map((consent) => {
          const { consentId, consenter, capacity, status } = consent;
          const name = consenter.name ?? t('common:unknown');
          const isPerson = consenter.iin !== undefined;
          const isOpen = answering === consentId && status === 'pending';
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
                {status === 'pending' && !isOpen && (
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
