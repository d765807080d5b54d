import { randomUUID } from 'node:crypto';
import type { ApiAnswer, ApiConsent } from '../../cli/api-client.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { type Actors, answerConsent, caseIn, fileScenario, signAnswer, signAsOf } from '../support/case-actions.ts';

interface Filed {
  readonly scenario: Scenario;
  readonly caseId: string;
  readonly consents: readonly ApiConsent[];
}

/** Ways in which a registry fails; each puts what was asked into an error of ours sooner or later. */
const FAULTS = ['down', 'error', 'garbage', 'rate-limited'] as const;
const REGISTRIES = ['property', 'population', 'address', 'nca', 'notifications', 'cards'] as const;

/** Services that can be filed. */
const FILED = 'permanent-residence';

async function fileAs(actors: Actors, name: string): Promise<Filed> {
  const scenario = await actors.control.takeScenario(name);
  return { scenario, ...caseIn(await fileScenario(actors, scenario)) };
}

/** Every situation that the registries know, from the application to the last consent. */
async function everySituation(actors: Actors): Promise<void> {
  for (const { name } of await actors.control.listScenarios()) {
    const scenario = await actors.control.takeScenario(name);
    const filed = await fileScenario(actors, scenario);
    if (scenario.application['service'] !== FILED || filed.status !== 201) continue;
    const { caseId, consents } = caseIn(filed);
    for (const consent of consents) await answerConsent(actors, scenario, caseId, consent);
  }
}

/** Signatures that don't count, of applicants and consenters, and proofs of other kinds. */
async function everyRejection(actors: Actors): Promise<void> {
  for (const flaw of ['expired', 'revoked', 'auth-key', 'foreign-ca', 'wrong-iin']) {
    await fileScenario(actors, await actors.control.takeScenario('renter-one-owner'), { flaw });
    const { scenario, caseId, consents } = await fileAs(actors, 'renter-one-owner');
    for (const consent of consents) {
      const { consentId } = consent;
      const evidence = await signAnswer(actors, caseId, consentId, signAsOf(scenario, consent), { flaw });
      await actors.api.decide(caseId, consentId, 'give', evidence);
      await actors.api.decide(caseId, consentId, 'give', { kind: 'in-person', documentNumber: scenario.applicant });
    }
  }
}

/** Changes of mind, reviews, words in free text, and a second application for the same person. */
async function everyMessage(actors: Actors): Promise<void> {
  const { api } = actors;
  const cancelled = await fileAs(actors, 'renter-one-owner');
  await fileScenario(actors, cancelled.scenario);
  await api.cancel(cancelled.caseId, `${cancelled.scenario.registrant} moves elsewhere`);
  for (const decision of ['approve', 'refuse']) {
    const { scenario, caseId, consents } = await fileAs(actors, 'arrested-dwelling');
    for (const consent of consents) await answerConsent(actors, scenario, caseId, consent);
    await api.review(caseId, decision, `asked ${scenario.registrant} at ${scenario.rka}`);
  }
  const { scenario, caseId, consents } = await fileAs(actors, 'renter-two-owners');
  for (const [index, consent] of consents.entries()) {
    await answerConsent(actors, scenario, caseId, consent, index === 0 ? 'give' : 'decline');
    if (index > 0) continue;
    const signAs = signAsOf(scenario, consent);
    await api.revoke(
      caseId,
      consent.consentId,
      await signAnswer(actors, caseId, consent.consentId, signAs, { answer: 'revoke' }),
    );
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

/** Uses the whole product as people do who mean well, err, or change their mind, while registries work and fail. */
export async function useEverything(actors: Actors, whileFailing: () => Promise<void>): Promise<void> {
  await everySituation(actors);
  await everyRejection(actors);
  await everyMessage(actors);
  await everyMistake(actors);
  await everyLookUp(actors, await actors.control.takeScenario('child-under-14'));
  await everyOutage(actors, whileFailing);
}
