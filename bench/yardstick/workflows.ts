import { condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { decided, nothing } from './contract.ts';

interface EmptySteps {
  readonly open: () => Promise<void>;
  readonly confirm: () => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly tell: () => Promise<void>;
}

const { open, confirm, commit, tell } = proxyActivities<EmptySteps>({ startToCloseTimeout: '1 minute' });

/** As a tutorial would write it: a step, a signal or a timer, three more steps. The steps do nothing. */
export async function textbook(): Promise<void> {
  let isDecided = false;
  setHandler(decided, () => {
    isDecided = true;
  });
  await open();
  await condition(() => isDecided, '10 days');
  await confirm();
  await commit();
  await tell();
}

/** Stays open and answers updates without doing anything. */
export async function emptyUpdate(): Promise<void> {
  setHandler(nothing, () => undefined);
  await condition(() => false);
}
