import { findCallers } from '../../cli/callers.ts';
import { createRegistriesControl, type Scenario } from '../../cli/registries-control.ts';
import { answerConsent, fileScenario, objectTo } from '../../cli/scenario-actions.ts';
import { bodyOf, type Case, type TirkeuClient } from '../../client/create-tirkeu-client.ts';
import { openCounterTown } from './counter-town.ts';
import type { RunningStack } from '../support/running-stack.ts';

export interface ReviewTown {
  /** A colleague, by the api. */
  readonly colleague: TirkeuClient;
  /** A case that its people have brought as far as they can: it waits for a caseworker. */
  readonly bringToReview: (situation: string, objection?: string) => Promise<Case>;
  /** The same, of the caseworker who is a person of the population. */
  readonly bringOwnCaseToReview: () => Promise<Case>;
  /** The bailiff's order is gone. */
  readonly lift: (found: Case) => Promise<unknown>;
}

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 100;

export async function openReviewTown(stack: RunningStack): Promise<ReviewTown> {
  const control = createRegistriesControl(stack.registries);
  const callers = await findCallers(stack);
  const { tirkeu: colleague } = callers.forOffice(undefined);

  async function inReview(caseId: string): Promise<Case> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      const found = await bodyOf(colleague.getCase({ caseId }));
      if (found !== undefined && 'revision' in found && found.stage === 'in-review') return found;
      await new Promise((resolve) => {
        setTimeout(resolve, LOOK_EVERY_MS);
      });
    }
    throw new Error(`${caseId} never came to review`);
  }

  async function bring(scenario: Scenario, objection?: string): Promise<Case> {
    const actors = { ...callers.forChannel(String(scenario.application['channel']), undefined), control };
    const filed = await bodyOf(fileScenario(actors, scenario));
    if (!('revision' in filed)) return inReview(filed.caseId);
    const { caseId, consents, objections } = filed;
    const [first] = objections;
    if (objection !== undefined && first !== undefined) await bodyOf(objectTo(actors, caseId, first, objection));
    for (const consent of consents) await bodyOf(answerConsent(actors, scenario, caseId, consent));
    return inReview(caseId);
  }

  return {
    colleague,
    bringToReview: async (situation, objection) => bring(await control.takeScenario(situation), objection),
    bringOwnCaseToReview: async () => {
      const { ownIin: iin, ownApplication: application } = openCounterTown(stack);
      const likeIt = await control.takeScenario('arrested-dwelling');
      return bring({
        ...likeIt,
        applicant: iin,
        registrant: iin,
        applicantSignAs: { iin },
        application,
        consenters: [],
      });
    },
    lift: ({ dwelling }) => control.changeDwelling(dwelling.rka ?? '', { encumbrances: [] }),
  };
}
