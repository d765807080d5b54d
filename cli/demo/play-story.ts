import { Obstacle } from '../obstacle.ts';
import type { Scenario } from '../registries-control.ts';
import { type CaseEvent, type CaseFile, caseIn, eventsIn, isAtRest } from './case-file.ts';
import { collectConsents } from './collect-consents.ts';
import { describeReview, describeState } from './describe-case.ts';
import { fileApplication } from './file-application.ts';
import { breathe, type Stage, untilCase } from './stage.ts';
import { tellOutcome } from './tell-outcome.ts';

/** What came of a story: the case and its audit trail, as the api showed them last. */
export interface Ending {
  readonly file: CaseFile;
  readonly events: readonly CaseEvent[];
}

/** One case from its application to its end, told as it happens. Everything told was read from the api or a registry. */
export async function playStory(stage: Stage, scenario: Scenario): Promise<Ending> {
  if (stage.plan.decline && scenario.consenters.length === 0) {
    throw new Obstacle('Nobody is asked for consent in this scenario, so nobody can decline. Leave --decline out.');
  }
  const filed = await fileApplication(stage, scenario);
  await breathe(stage);
  const answered = filed.stage === 'closed' ? filed : await collectConsents(stage, scenario, filed);
  const settled = await untilCase(stage, answered.caseId, isAtRest);
  const file = settled.stage === 'in-review' ? await review(stage, settled) : settled;
  const events = eventsIn(await stage.api.listEvents(file.caseId));
  await tellOutcome(stage, file, events);
  return { file, events };
}

/** What the rules can't decide a caseworker does (R17): here as the plan says, or nobody yet. */
async function review(stage: Stage, waiting: CaseFile): Promise<CaseFile> {
  const { api, apiUrl, narrator, plan } = stage;
  const { caseId } = waiting;
  await narrator.step('reviewing', async () => ({
    value: undefined,
    rows: [...describeState(waiting), ...describeReview(waiting, apiUrl)],
  }));
  const decision = plan.review;
  if (decision === undefined) return waiting;
  await breathe(stage);
  return narrator.step('deciding', async () => {
    const answer = await api.review(caseId, decision, `Decided in a demonstration: ${decision}.`);
    caseIn(answer);
    const file = await untilCase(stage, caseId, isAtRest);
    return { value: file, about: decision, rows: describeState(file) };
  });
}
