import { Button, Title } from '@mantine/core';
import { Printer, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../client/shapes.ts';
import { useOfficeName } from '../data/use-office-name.ts';
import { Instant } from '../time/instant.tsx';
import { useTimeText } from '../time/use-time-text.ts';
import { NextSteps } from './next-steps.tsx';
import { isOver } from './is-over.ts';
import { ProgressStepper } from './progress-stepper.tsx';
import classes from './status-view.module.css';
import { WhereItStands } from './where-it-stands.tsx';

interface Props {
  readonly status: Status;
  readonly isFresh: boolean;
}

/** The order of the questions: how does it stand, how far is it, what can I do, whom can I ask. */
export function StatusView({ status, isFresh }: Props) {
  const { t } = useTranslation(['status', 'common']);
  const time = useTimeText();
  const officeName = useOfficeName();
  const { caseId, office, linkUntil, asOf } = status;
  return (
    <div className={classes['root']}>
      {!isFresh && (
        <p className={classes['offline']} role="status">
          <WifiOff size={18} aria-hidden="true" />
          <span>{t('offline', { at: time.dayAndClock(new Date(asOf)) })}</span>
        </p>
      )}
      <WhereItStands status={status} />
      <section>
        <Title order={2}>{t('way')}</Title>
        <ProgressStepper status={status} />
      </section>
      <section>
        <Title order={2}>{t('next.title')}</Title>
        <NextSteps steps={status.next} />
      </section>
      <dl className={classes['facts']}>
        {office !== null && (
          <div>
            <dt>{t('facts.office')}</dt>
            <dd>{officeName(office)}</dd>
          </div>
        )}
        <div>
          <dt>{t('facts.number')}</dt>
          <dd className={classes['caseId']}>{caseId}</dd>
        </div>
        <div>
          <dt>{t('facts.link')}</dt>
          <dd>{time.day(new Date(linkUntil))}</dd>
        </div>
      </dl>
      <footer className={classes['footer']}>
        <span>
          {t('asOf')} <Instant at={asOf} />
          {!isOver(status) && <span className={classes['refreshes']}>{t('refreshes')}</span>}
        </span>
        <Button
          variant="default"
          size="compact-md"
          className={`not-printed ${classes['print'] ?? ''}`}
          leftSection={<Printer size={16} aria-hidden="true" />}
          onClick={() => globalThis.print()}
        >
          {t('print')}
        </Button>
      </footer>
    </div>
  );
}
