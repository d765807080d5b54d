import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { RegistriesControl } from '../../../cli/registries-control.ts';
import type { Sources } from '../take-traces.ts';
import type { Fault } from './moment.ts';

/** Something in the way of a step. */
export interface Obstacle {
  /** Resolves as soon as the step has met it. */
  readonly met: () => Promise<void>;
  /** Lets the step go on. */
  readonly remove: () => Promise<void>;
}

const POLL_MS = 5;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(POLL_MS);
}

const faultsSchema = z.object({ data: z.array(z.unknown()) });

/** A registry that answers one question late; it goes on by itself. */
export async function delayAnswer(control: RegistriesControl, fault: Fault): Promise<Obstacle> {
  await control.putFault(fault);
  return {
    met: () =>
      until(async () => faultsSchema.parse(await (await control.call('GET', '/faults')).json()).data.length === 0),
    remove: async () => undefined,
  };
}

const statusSchema = z.looseObject({
  transactions: z.looseObject({ totalAborted: z.coerce.number() }),
});

/** A transaction that holds a case file, so that whoever wants to write it tries again and again. */
export async function lockCaseFile({ models }: Pick<Sources, 'models'>, caseId: string): Promise<Obstacle> {
  const { db } = models.cases;
  const countAborted = async (): Promise<number> =>
    statusSchema.parse(await db.db?.admin().serverStatus()).transactions.totalAborted;
  const before = await countAborted();
  const session = await db.startSession();
  session.startTransaction();
  await models.cases.updateOne({ _id: caseId }, { $inc: { revision: 1 } }, { session });
  return {
    met: () => until(async () => (await countAborted()) > before),
    remove: async () => {
      await session.abortTransaction();
      await session.endSession();
    },
  };
}
