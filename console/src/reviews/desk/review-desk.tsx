import { useTranslation } from 'react-i18next';
import { useCaseOnScreen } from '../../cases/case-context.tsx';
import { Panel } from '../../cases/panel.tsx';
import { TimeLeftBar } from '../../time/time-left-bar.tsx';
import { BothSides } from './both-sides.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { MatterList } from './matter-list.tsx';
import type { BeingWritten, ReviewedCase } from './reviewed-case.ts';
import classes from './review-desk.module.css';

/** What is unclear, both sides of it, and the decision beside them. */
export function ReviewDesk({ found, review, ...writing }: ReviewedCase & BeingWritten) {
  const { t } = useTranslation('reviews');
  const { events, eventsError } = useCaseOnScreen();
  return (
    <div className={classes['layout']}>
      <div className={classes['sides']}>
        <Panel
          title={t('matters.title')}
          lead={t('matters.lead')}
          aside={
            <div className={classes['due']}>
              <TimeLeftBar from={review.requestedAt} until={review.dueAt} />
            </div>
          }
        >
          <MatterList found={found} review={review} />
        </Panel>
        <Panel title={t('sides.title')} lead={t('sides.lead')} isBusy={events === undefined && eventsError === null}>
          <BothSides found={found} review={review} />
        </Panel>
      </div>
      <DecisionPanel found={found} review={review} {...writing} />
    </div>
  );
}
