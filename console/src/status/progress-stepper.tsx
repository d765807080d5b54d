import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../client/shapes.ts';
import { Instant } from '../time/instant.tsx';
import classes from './progress-stepper.module.css';

type Step = Status['steps'][number];

/** What comes of a case when all goes well. */
const RESULT_OF = {
  'permanent-residence': 'registration',
  'temporary-stay': 'registration',
  'owner-withdrawal': 'withdrawal',
  'departure-abroad': 'withdrawal',
} as const satisfies Record<Status['service'], string>;

/** The way of the case from top to bottom, as one reads on a telephone. */
export function ProgressStepper({ status }: { readonly status: Status }) {
  const { t } = useTranslation(['status', 'common']);
  const { steps, service, outcome } = status;
  const wordsOf = ({ name }: Step): string => {
    if (name === 'ended') return outcome === null ? '' : t(`now.${outcome}.title`);
    return name === 'commit' ? t(`steps.commit.${RESULT_OF[service]}`) : t(`steps.${name}`);
  };
  return (
    <ol className={classes['root']}>
      {steps.map((step) => {
        const { name, state, at } = step;
        const looks = name === 'ended' ? 'ended' : state;
        return (
          <li key={name} data-state={looks} aria-current={state === 'current' ? 'step' : undefined}>
            <span className={classes['mark']} aria-hidden="true">
              {looks === 'done' && <Check size={16} strokeWidth={3} />}
              {looks === 'ended' && <X size={16} strokeWidth={3} />}
            </span>
            <span className={classes['words']}>
              <strong>{wordsOf(step)}</strong>
              {at === null ? <span>{t(`state.${state}`)}</span> : <Instant at={at} />}
              {at !== null && <span className="unseen">{t(`state.${state}`)}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
