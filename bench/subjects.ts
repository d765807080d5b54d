import { randomUUID } from 'node:crypto';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { Eds, RegistriesControl, Scenario } from '../cli/registries-control.ts';
import { applicationSigned, documentFor } from '../cli/scenario-actions.ts';
import { bodyOf, type Failure, type Success, type TirkeuClient } from '../client/create-tirkeu-client.ts';
import { decide, decided, nothing, opened, YARDSTICK_QUEUE } from './yardstick/contract.ts';

/** One case of a subject: opened, then decided; `prepare` is what clients do in between and nobody measures. */
export interface Subject {
  readonly name: string;
  /** Everything that can be done before the clock starts. */
  readonly make: (count: number) => Promise<readonly Run[]>;
}

export interface Run {
  readonly workflowId: () => string;
  readonly open: () => Promise<void>;
  readonly prepare: () => Promise<void>;
  /** Resolves with the answer to the last consent. */
  readonly decide: () => Promise<void>;
  /** Resolves when the case has come to its end. */
  readonly finish: () => Promise<void>;
}

/** Whom a case is filed by, and what signs for its people. */
export interface Product {
  readonly tirkeu: TirkeuClient;
  readonly control: RegistriesControl;
}

/** The whole product: HTTP, tokens, encryption, signatures, registries, transactions. A renter with one owner. */
export const product = (actors: Product): Subject => ({ name: 'product', make: runsOf(actors, 'renter-one-owner') });

/** A consent that others must follow: verified, recorded and answered, and nothing is registered yet. */
export const firstOfTwo = (actors: Product): Subject => ({
  name: 'product, first of two consents',
  make: runsOf(actors, 'renter-two-owners'),
});

const runsOf =
  (actors: Product, name: string): Subject['make'] =>
  async (count) => {
    const scenarios = await actors.control.takeScenarios(name, count);
    return Promise.all(scenarios.map((scenario) => productRun(actors, scenario)));
  };

type Settled = Success<number, unknown> | Failure;

/** A crowded machine may need longer than the api waits; the clock runs on, as it would for a client. */
const isLate = ({ status }: Settled): boolean => status === 202 || status === 503;

async function insist<Given extends Settled>(send: () => Promise<Given>): Promise<Given> {
  let answer = await send();
  while (isLate(answer)) answer = await send();
  return answer;
}

async function productRun(actors: Product, scenario: Scenario): Promise<Run> {
  const { tirkeu, control } = actors;
  const key = randomUUID();
  const file = await applicationSigned(actors, scenario);
  let caseId = '';
  let consentId = '';
  let evidence: Eds = { kind: 'eds', cms: '' };
  return {
    workflowId: () => caseId,
    open: async () => {
      const filed = await bodyOf(insist(() => file(key)));
      caseId = filed.caseId;
      consentId = 'consents' in filed ? (filed.consents[0]?.consentId ?? '') : '';
    },
    prepare: async () => {
      const place = { caseId, consentId };
      const { document, signAs } = await documentFor(actors, scenario, place, 'give');
      evidence = await control.sign(signAs, document);
    },
    decide: async () => {
      await bodyOf(insist(() => tirkeu.decideConsent({ caseId, consentId, body: { decision: 'give', evidence } })));
    },
    // The answer to the last consent is the case at its end: nobody has to wait for more.
    finish: () => Promise.resolve(),
  };
}

/** The textbook: signal, timer, four activities that do nothing. */
export const textbook = (client: Client): Subject => ({
  name: 'textbook',
  make: (count) =>
    Promise.resolve(
      Array.from({ length: count }, (): Run => {
        const workflowId = `textbook-${randomUUID()}`;
        return {
          workflowId: () => workflowId,
          open: async () => {
            await client.workflow.start('textbook', { workflowId, taskQueue: YARDSTICK_QUEUE });
          },
          prepare: () => Promise.resolve(),
          decide: () => client.workflow.getHandle(workflowId).signal(decided),
          finish: () => client.workflow.getHandle(workflowId).result(),
        };
      }),
    ),
});

/** The product's shape with nothing inside: how fast it could be if its own work cost nothing. */
export const lean = (client: Client): Subject => ({
  name: 'lean',
  make: (count) =>
    Promise.resolve(
      Array.from({ length: count }, (): Run => {
        const workflowId = `lean-${randomUUID()}`;
        return {
          workflowId: () => workflowId,
          open: async () => {
            const startWorkflowOperation = new WithStartWorkflowOperation('lean', {
              workflowId,
              taskQueue: YARDSTICK_QUEUE,
              args: [],
              workflowIdConflictPolicy: 'USE_EXISTING',
            });
            await client.workflow.executeUpdateWithStart(opened, { startWorkflowOperation, args: [] });
          },
          prepare: () => Promise.resolve(),
          decide: () => client.workflow.getHandle(workflowId).executeUpdate(decide),
          finish: () => Promise.resolve(),
        };
      }),
    ),
});

/** The least that an update can cost on this server: nothing is done. */
export async function emptyUpdate(client: Client): Promise<{ ask: () => Promise<void>; end: () => Promise<void> }> {
  const handle = await client.workflow.start('emptyUpdate', {
    workflowId: `empty-update-${randomUUID()}`,
    taskQueue: YARDSTICK_QUEUE,
  });
  return {
    ask: () => handle.executeUpdate(nothing),
    end: async () => {
      await handle.terminate();
    },
  };
}
