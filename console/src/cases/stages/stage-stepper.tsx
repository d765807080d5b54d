import { Check, CircleX } from 'lucide-react';
import { Instant } from '../../time/instant.tsx';
import { useCaseOnScreen } from '../case-context.tsx';
import { type StageStep, stageSteps } from './stage-steps.ts';
import classes from './stage-stepper.module.css';

const NOTHING: readonly never[] = [];

/** The way of the case: what is done and when, where it stands, what is still to come. */
export function StageStepper() {
  const { found, events = NOTHING, speaker } = useCaseOnScreen();
  const steps = stageSteps(found, events);
  return (
    <ol className={classes['root']} aria-label={speaker.t('steps.title')}>
      {steps.map((step) =>
        step.kind === 'end' ? (
          <li key="end" data-state="end">
            <span className={classes['mark']} aria-hidden="true">
              <CircleX size={16} />
            </span>
            <span className={classes['words']}>
              <strong>{speaker.t(`common:outcome.${step.outcome}`)}</strong>
              {step.at !== null && <Instant at={step.at} />}
            </span>
          </li>
        ) : (
          <Step key={step.name} step={step} />
        ),
      )}
    </ol>
  );
}

function Step({ step }: { readonly step: StageStep & { readonly kind: 'step' } }) {
  const { found, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { name, state, at } = step;
  const isUnasked = name === 'consents' && state === 'done' && found.consents.length === 0;
  return (
    <li data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <span className={classes['mark']} aria-hidden="true">
        {state === 'done' && <Check size={14} strokeWidth={3} />}
      </span>
      <span className={classes['words']}>
        <strong>{t(`steps.${name}`)}</strong>
        {isUnasked ? t('steps.nobodyAsked') : at === null ? t(`steps.state.${state}`) : <Instant at={at} />}
        {at !== null && !isUnasked && <span className="unseen">{t(`steps.state.${state}`)}</span>}
      </span>
    </li>
  );
}
