import { condition, proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { decide, decided, nothing, opened } from './contract.ts';

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

const fast = proxyLocalActivities<EmptySteps>({ startToCloseTimeout: '2 seconds' });

/** The shape of the product, update with start and local activities, around steps that do nothing: what is left is Temporal's. */
export async function lean(): Promise<void> {
  let isOpen = false;
  let isDecided = false;
  setHandler(opened, () => condition(() => isOpen));
  setHandler(decide, async () => {
    await fast.confirm();
    isDecided = true;
  });
  await fast.open();
  isOpen = true;
  await condition(() => isDecided, '10 days');
  await fast.commit();
  await fast.tell();
}

/** Stays open and answers updates without doing anything. */
export async function emptyUpdate(): Promise<void> {
  setHandler(nothing, () => undefined);
  await condition(() => false);
}
