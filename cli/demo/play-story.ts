import { Obstacle } from '../obstacle.ts';
import type { Scenario } from '../registries-control.ts';
import { endStay } from '../scenario-actions.ts';
import { announceWithdrawal } from './announce-withdrawal.ts';
import { type CaseEvent, type CaseFile, caseIn, eventsIn, isAtRest, isCommitted } from './case-file.ts';
import { collectConsents } from './collect-consents.ts';
import { describeState } from './describe-case.ts';
import { describeReview } from './describe-review.ts';
import { fileApplication } from './file-application.ts';
import { groundOfRefusal } from './plan.ts';
import { breathe, type Stage, untilCase } from './stage.ts';
import { recount, tellOutcome } from './tell-outcome.ts';

/** What came of a story: the case and its audit trail as the api showed them last, or a problem instead of a case. */
export type Ending = { readonly file: CaseFile; readonly events: readonly CaseEvent[] } | { readonly problem: string };

/** One case from its application to its end, told as it happens. Everything told was read from the api or a registry. */
export async function playStory(stage: Stage, scenario: Scenario): Promise<Ending> {
  const { plan, api } = stage;
  if (plan.decline && scenario.consenters.length === 0) {
    throw new Obstacle('Nobody is asked for consent in this scenario, so nobody can decline. Leave --decline out.');
  }
  const filing = await fileApplication(stage, scenario);
  if ('problem' in filing) return filing;
  const { file: filed } = filing;
  await breathe(stage);
  const answered = filed.stage === 'closed' && filed.refusal !== null ? filed : await prepare(stage, scenario, filed);
  const settled = await untilCase(stage, answered.caseId, isAtRest);
  const decided = settled.stage === 'in-review' ? await review(stage, settled) : settled;
  const told = await tellOutcome(stage, decided, eventsIn(await api.listEvents(decided.caseId)));
  const file = plan.endEarly ? await leave(stage, scenario, told) : told;
  const events = eventsIn(await api.listEvents(file.caseId));
  await recount(stage, file, events);
  return { file, events };
}

/** What people do before the registries are asked once more. */
async function prepare(stage: Stage, scenario: Scenario, filed: CaseFile): Promise<CaseFile> {
  const announced = await announceWithdrawal(stage, filed);
  return collectConsents(stage, scenario, announced);
}

/** What the rules can't decide a caseworker does (R17): here as the plan says, or nobody yet. */
async function review(stage: Stage, waiting: CaseFile): Promise<CaseFile> {
  const { api, apiUrl, narrator, plan, language } = stage;
  const { caseId } = waiting;
  await narrator.step('reviewing', async () => ({
    value: undefined,
    rows: describeReview(waiting, apiUrl, new Date().toISOString(), language),
  }));
  const decision = plan.review;
  if (decision === undefined) return waiting;
  await breathe(stage);
  return narrator.step('deciding', async () => {
    const details = decision === 'refuse' ? { ground: groundOfRefusal(plan) } : {};
    caseIn(await api.review(caseId, decision, `Decided in a demonstration: ${decision}.`, details));
    const file = await untilCase(stage, caseId, isAtRest);
    return { value: file, about: decision, rows: describeState(file, language) };
  });
}

/** The person who stays ends the stay before its last day (R20). */
function leave(stage: Stage, scenario: Scenario, { caseId, stay }: CaseFile): Promise<CaseFile> {
  if (stay === null || stay.ended !== null) {
    throw new Obstacle('No stay goes on here that could be ended. Leave --end-early out.');
  }
  return stage.narrator.step('ending', async () => {
    caseIn(await endStay(stage, caseId, { iin: scenario.registrant }));
    const file = await untilCase(stage, caseId, (one) => one.stage === 'closed' || isCommitted(one));
    return { value: file, about: file.stay?.ended?.how ?? '', rows: describeState(file, stage.language) };
  });
}
