import { randomUUID } from 'node:crypto';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { type ApiClient, type ApiAnswer, bytesToSign, type Eds } from '../cli/api-client.ts';
import type { RegistriesControl, Scenario } from '../cli/registries-control.ts';
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

const expectStatus = (answer: ApiAnswer, status: number): ApiAnswer => {
  if (answer.status !== status) throw new Error(`the api answers ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
};

/** The whole product: HTTP, encryption, signatures, registries, transactions. A renter with one owner. */
export const product = (api: ApiClient, control: RegistriesControl): Subject => ({
  name: 'product',
  make: async (count) => {
    const scenarios = await control.takeScenarios('renter-one-owner', count);
    return Promise.all(scenarios.map((scenario) => productRun(api, control, scenario)));
  },
});

/** A consent that others must follow: verified, recorded and answered, and nothing is registered yet. */
export const firstOfTwo = (api: ApiClient, control: RegistriesControl): Subject => ({
  name: 'product, first of two consents',
  make: async (count) => {
    const scenarios = await control.takeScenarios('renter-two-owners', count);
    return Promise.all(scenarios.map((scenario) => productRun(api, control, scenario)));
  },
});

async function productRun(api: ApiClient, control: RegistriesControl, scenario: Scenario): Promise<Run> {
  const signature = await control.sign(scenario.applicantSignAs, bytesToSign(scenario.application));
  let caseId = '';
  let consentId = '';
  let asked = '';
  let evidence: Eds | undefined;
  return {
    workflowId: () => caseId,
    open: async () => {
      const key = randomUUID();
      let answer = await api.file(scenario.application, signature, key);
      // A crowded machine may need longer than the api waits; the clock runs on, as it would for a client.
      while (answer.status === 202 || answer.status === 503)
        answer = await api.file(scenario.application, signature, key);
      const { body } = expectStatus(answer, 201);
      caseId = body.caseId ?? '';
      consentId = body.consents?.[0]?.consentId ?? '';
      asked = body.consents?.[0]?.consenter.iin ?? '';
    },
    prepare: async () => {
      const owner = scenario.consenters.find(({ iin }) => iin === asked);
      if (owner === undefined) throw new Error('the scenario knows no such owner');
      evidence = await control.sign(owner.signAs, await api.getDocument(caseId, consentId));
    },
    decide: async () => {
      let answer = await api.decide(caseId, consentId, 'give', evidence);
      while (answer.status === 202 || answer.status === 503) {
        answer = await api.decide(caseId, consentId, 'give', evidence);
      }
      expectStatus(answer, 200);
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
