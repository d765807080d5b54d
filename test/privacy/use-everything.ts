import { randomUUID } from 'node:crypto';
import type { ApiAnswer } from '../support/api-client.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { type Actors, answerConsent, caseIn, type Filed, fileScenario } from '../support/case-actions.ts';
import { everyMessage } from './use-every-message.ts';
import { everyProof } from './use-every-proof.ts';

/** Ways in which a registry fails; each puts what was asked into an error of ours sooner or later. */
const FAULTS = ['down', 'error', 'garbage', 'rate-limited'] as const;
const REGISTRIES = ['property', 'population', 'address', 'nca', 'notifications', 'cards'] as const;

/** Every situation that the registries know, from the application to the last consent. */
async function everySituation(actors: Actors): Promise<void> {
  for (const { name } of await actors.control.listScenarios()) {
    const scenario = await actors.control.takeScenario(name);
    const filed = await fileScenario(actors, scenario);
    if (filed.status !== 201) continue;
    const { caseId, consents } = caseIn(filed);
    for (const consent of consents) await answerConsent(actors, scenario, caseId, consent);
  }
}

/** Requests that are wrong, with personal data where it doesn't belong. */
async function everyMistake({ api, control }: Actors): Promise<void> {
  const { application, registrant, rka } = await control.takeScenario('renter-one-owner');
  const evidence = { kind: 'eds', cms: 'bm90IGEgc2lnbmF0dXJl' };
  await api.file({ ...application, registrant: { iin: registrant, name: registrant } }, evidence, randomUUID());
  await api.file(application, evidence, registrant);
  await api.send('POST', '/v1/applications', `{"application": "${registrant}`, { 'idempotency-key': randomUUID() });
  const paths = [
    `/v1/cases/${registrant}`,
    `/v1/cases?q=${registrant}`,
    `/v1/cases?q=${rka}`,
    `/v1/cases?iin=${registrant}`,
    `/v1/${registrant}`,
  ];
  for (const path of paths) await api.send('GET', path);
}

/** Look-ups of people and dwellings, and a password for one of them: their numbers stand in paths and in bodies. */
async function everyLookUp({ api }: Actors, { registrant, rka, application }: Scenario): Promise<void> {
  await api.send('GET', `/v1/residents/${registrant}/residence`);
  await api.send('GET', `/v1/dwellings/${rka}/residents`);
  await api.send('POST', '/v1/one-time-passwords', { application });
}

/**
 * Applications that meet a registry which fails: they come to wait on the slow path, where errors are kept and shown.
 * @param whileFailing looks at what is kept meanwhile
 */
async function everyOutage(actors: Actors, whileFailing: () => Promise<void>): Promise<void> {
  const answers: Promise<ApiAnswer>[] = [];
  for (const [index, registry] of REGISTRIES.entries()) {
    await actors.control.putFault({ registry, mode: FAULTS[index % FAULTS.length] });
    const { scenario, caseId, consents } = await waiting(actors);
    await everyLookUp(actors, scenario);
    for (const consent of consents) answers.push(answerConsent(actors, scenario, caseId, consent));
  }
  await Promise.allSettled(answers);
  await whileFailing();
  await actors.control.clearFaults();
}

/** A case as far as it gets: without consents while it can't be opened. */
async function waiting(actors: Actors): Promise<Filed> {
  const scenario = await actors.control.takeScenario('renter-one-owner');
  const { body } = await fileScenario(actors, scenario);
  return { scenario, caseId: body.caseId ?? '', consents: body.consents ?? [] };
}

/** Whatever the api can be asked, as people do who mean well, err, or change their mind. */
export async function useEveryCall(actors: Actors): Promise<void> {
  await everyProof(actors);
  await everyMessage(actors);
  await everyMistake(actors);
  await everyLookUp(actors, await actors.control.takeScenario('child-under-14'));
}

/** The whole product, in every situation, and then while registries fail. */
export async function useEverything(actors: Actors, whileFailing: () => Promise<void>): Promise<void> {
  await everySituation(actors);
  await useEveryCall(actors);
  await everyOutage(actors, whileFailing);
}
