import { bodyOf } from '../../client/create-tirkeu-client.ts';
import { Obstacle } from '../obstacle.ts';
import { endStay } from '../scenario-actions.ts';
import { announceWithdrawal } from './announce-withdrawal.ts';
import { type CaseEvent, type CaseFile, caseIn, isAtRest, isCommitted } from './case-file.ts';
import { collectConsents } from './collect-consents.ts';
import { describeState } from './describe-case.ts';
import { describeReview } from './describe-review.ts';
import { fileApplication } from './file-application.ts';
import { groundOfRefusal } from './plan.ts';
import { breathe, type Stage, untilCase } from './stage.ts';
import { recount, tellOutcome } from './tell-outcome.ts';
import { wordsOf } from './words.ts';

/** What came of a story: the case and its audit trail as the api showed them last, or a problem instead of a case. */
export type Ending = { readonly file: CaseFile; readonly events: readonly CaseEvent[] } | { readonly problem: string };

/** One case from its application to its end, told as it happens. Everything told was read from the api or a registry. */
export async function playStory(stage: Stage): Promise<Ending> {
  const { plan, scenario } = stage;
  if (plan.decline && scenario.consenters.length === 0) {
    throw new Obstacle('Nobody is asked for consent in this scenario, so nobody can decline. Leave --decline out.');
  }
  const filing = await fileApplication(stage);
  if ('problem' in filing) return filing;
  const { file: filed } = filing;
  await breathe(stage);
  const answered = filed.stage === 'closed' && filed.refusal !== null ? filed : await prepare(stage, filed);
  const settled = await untilCase(stage, answered.caseId, isAtRest);
  const decided = settled.stage === 'in-review' ? await review(stage, settled) : settled;
  const told = await tellOutcome(stage, decided, await eventsOf(stage, decided));
  const file = plan.endEarly ? await leave(stage, told) : told;
  const events = await eventsOf(stage, file);
  await recount(stage, file, events);
  return { file, events };
}

const eventsOf = async ({ tirkeu }: Stage, { caseId }: CaseFile): Promise<readonly CaseEvent[]> =>
  (await bodyOf(tirkeu.listCaseEvents({ caseId }))).data;

/** What people do before the registries are asked once more. */
async function prepare(stage: Stage, filed: CaseFile): Promise<CaseFile> {
  const announced = await announceWithdrawal(stage, filed);
  return collectConsents(stage, announced);
}

/** What the rules can't decide a caseworker does (R17): here as the plan says, or nobody yet. */
async function review(stage: Stage, waiting: CaseFile): Promise<CaseFile> {
  const { apiUrl, callers, narrator, plan, language } = stage;
  const { caseId, office, revision } = waiting;
  const by = callers.forOffice(office ?? undefined);
  await narrator.step('reviewing', async () => ({
    value: undefined,
    rows: describeReview(waiting, { apiUrl, by, language }, new Date().toISOString()),
  }));
  const decision = plan.review;
  if (decision === undefined) return waiting;
  await breathe(stage);
  return narrator.step('deciding', async () => {
    const { tirkeu, name, caseworker } = by;
    const body = {
      decision,
      reason: `Decided in a demonstration: ${decision}.`,
      ...(decision === 'refuse' ? { ground: groundOfRefusal(plan) } : {}),
      ...(caseworker === undefined ? {} : { caseworker }),
    };
    caseIn(await tirkeu.reviewCase({ caseId, ifMatch: `"${revision}"`, body }));
    const file = await untilCase(stage, caseId, isAtRest);
    const rows = [{ label: wordsOf(language)('by'), text: name }, ...describeState(file, language)];
    return { value: file, about: decision, rows };
  });
}

/** The person who stays ends the stay before its last day (R20). */
function leave(stage: Stage, { caseId, stay }: CaseFile): Promise<CaseFile> {
  if (stay === null || stay.ended !== null) {
    throw new Obstacle('No stay goes on here that could be ended. Leave --end-early out.');
  }
  return stage.narrator.step('ending', async () => {
    caseIn(await endStay(stage, caseId, { iin: stage.scenario.registrant }));
    const file = await untilCase(stage, caseId, (one) => one.stage === 'closed' || isCommitted(one));
    return { value: file, about: file.stay?.ended?.how ?? '', rows: describeState(file, stage.language) };
  });
}
