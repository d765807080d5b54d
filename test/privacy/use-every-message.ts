import { setTimeout } from 'node:timers/promises';
import { CASEWORKER } from '../../cli/staff.ts';
import {
  type Actors,
  answerConsent,
  endStay,
  file,
  type Filed,
  fileScenario,
  objectTo,
  signAnswer,
  signAsOf,
} from '../support/case-actions.ts';
import { assign, extendDeadline, REASON_TO_WAIT } from '../support/case-messages.ts';

const OBJECTION = 'Бұл менің жалғыз үйім, кетпеймін';
const CANCELLATION = 'bought a flat by the river';
const VERDICT = 'сот жер теліміне салынған тыйымды растады';

/** What people write in their own words, wherever they may; none of it is what a program says. */
export const WORDS: readonly string[] = [OBJECTION, CANCELLATION, VERDICT, REASON_TO_WAIT];

const consentAll = async (actors: Actors, { scenario, caseId, consents }: Filed): Promise<void> => {
  for (const consent of consents) await answerConsent(actors, scenario, caseId, consent);
};

/** Changes of mind, and a second application for the same person. */
async function everyChangeOfMind(actors: Actors): Promise<void> {
  const { api } = actors;
  const cancelled = await file(actors, 'renter-one-owner');
  await fileScenario(actors, cancelled.scenario);
  await api.cancel(cancelled.caseId, `${cancelled.scenario.registrant} ${CANCELLATION}`);
  const { scenario, caseId, consents } = await file(actors, 'renter-two-owners');
  for (const [index, consent] of consents.entries()) {
    await answerConsent(actors, scenario, caseId, consent, index === 0 ? 'give' : 'decline');
    if (index > 0) continue;
    const signAs = signAsOf(scenario, consent);
    const evidence = await signAnswer(actors, caseId, consent.consentId, signAs, { answer: 'revoke' });
    await api.revoke(caseId, consent.consentId, evidence);
  }
}

/** What caseworkers decide, and what they may not because the case is their own (R15, R17, R27). */
async function everyDecisionOfStaff(actors: Actors): Promise<void> {
  for (const decision of ['approve', 'refuse']) {
    const filed = await file(actors, 'arrested-dwelling');
    const { scenario, caseId } = filed;
    await consentAll(actors, filed);
    await assign(actors, caseId, CASEWORKER.id);
    const caseworker = { ...CASEWORKER, iin: scenario.registrant };
    await actors.api.review(caseId, decision, 'my own', { caseworker });
    await actors.api.review(caseId, decision, `${VERDICT}: ${scenario.registrant} at ${scenario.rka}`);
  }
  const { caseId, scenario } = await file(actors, 'renter-one-owner');
  const inTwentyDays = new Date(Date.now() + 20 * 24 * 60 * 60 * 1000).toISOString();
  await extendDeadline(actors, caseId, inTwentyDays, { ...CASEWORKER, iin: scenario.registrant });
  await extendDeadline(actors, caseId, inTwentyDays);
}

/** Those who are to be withdrawn object, once as it should be, and once by somebody else's signature (R23). */
async function everyObjection(actors: Actors): Promise<void> {
  const filed = await file(actors, 'owner-withdrawal');
  const { caseId, scenario } = filed;
  const { objections = [] } = (await actors.api.getCase(caseId)).body;
  for (const objection of objections) {
    const forged = { ...objection, objector: { iin: scenario.applicant } };
    await objectTo(actors, caseId, forged, OBJECTION);
    await objectTo(actors, caseId, objection, OBJECTION);
  }
  await consentAll(actors, filed);
  await actors.api.review(caseId, 'refuse', VERDICT, { registrant: scenario.registrant });
}

/** Stays: prolonged, and ended before their last day, by a stranger in vain (R20). */
async function everyStay(actors: Actors): Promise<void> {
  const stay = await file(actors, 'temporary-stay');
  await consentAll(actors, stay);
  const { registrant: stranger } = await actors.control.takeScenario('sole-owner');
  await untilRegistered(actors, stay.caseId);
  await endStay(actors, stay.caseId, { iin: stranger });
  await endStay(actors, stay.caseId, { iin: stay.scenario.registrant });
}

/** Real time passes here; a stay is registered a moment after the last consent. */
async function untilRegistered({ api }: Actors, caseId: string): Promise<void> {
  for (let look = 0; look < 100; look += 1) {
    if ((await api.getCase(caseId)).body.stage === 'registered') return;
    await setTimeout(50);
  }
  throw new Error(`case ${caseId} isn’t registered`);
}

/** Everything that can be written to a case besides consents. */
export async function everyMessage(actors: Actors): Promise<void> {
  await everyChangeOfMind(actors);
  await everyDecisionOfStaff(actors);
  await everyObjection(actors);
  await everyStay(actors);
}
