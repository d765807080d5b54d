import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { whyNot } from '../../cases/actions/why-not.ts';
import { useCaseOnScreen } from '../../cases/case-context.tsx';
import { Panel } from '../../cases/panel.tsx';
import { DecisionForm } from './decision-form.tsx';
import classes from './review-desk.module.css';
import type { BeingWritten, ReviewedCase } from './reviewed-case.ts';

/** Where the decision is made, or why not by whoever looks (R27). */
export function DecisionPanel({ found, review, ...writing }: ReviewedCase & BeingWritten) {
  const { t } = useTranslation('reviews');
  const { possibilities, speaker } = useCaseOnScreen();
  const possibility = possibilities.find(({ action }) => action === 'decide-review');
  return (
    <Panel title={t('decision.title')} className={classes['decision']} isBusy={possibility === undefined}>
      {possibility?.allowed === false && (
        <Alert variant="light" color="gold" title={t('decision.notYours')}>
          {whyNot(speaker.t, possibility.reason)}
        </Alert>
      )}
      {possibility?.allowed === true && <DecisionForm found={found} review={review} {...writing} />}
    </Panel>
  );
}
