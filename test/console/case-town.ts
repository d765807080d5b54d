import { findCallers } from '../../cli/callers.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { answerConsent, fileScenario } from '../../cli/scenario-actions.ts';
import { bodyOf, type Case, type TirkeuClient } from '../../client/create-tirkeu-client.ts';
import type { Addresses } from './town.ts';

/** What happens to a case elsewhere while somebody looks at it. */
export interface CaseTown {
  /** A colleague, by the api. */
  readonly colleague: TirkeuClient;
  /** Files a situation; `answers` of its consenters, in their order, agree. */
  readonly file: (situation: string, answers?: number) => Promise<Case>;
  /** Two owners, one of whom has agreed, and a note, a deadline and somebody in charge. */
  readonly fileRich: (assignee: string) => Promise<Case>;
  /** The dwelling of a case is sold to somebody who has nothing to do with it. */
  readonly sell: (found: Case) => Promise<void>;
}

const DAY_MS = 24 * 60 * 60_000;
const MORE_DAYS = 7;
export const RICH_NOTE = 'The second owner is abroad until Monday.';

export async function openCaseTown(stack: Addresses): Promise<CaseTown> {
  const control = createRegistriesControl(stack.registries);
  const callers = await findCallers(stack);
  const { tirkeu: colleague } = callers.forOffice(undefined);

  const file = async (situation: string, answers = 0): Promise<Case> => {
    const scenario = await control.takeScenario(situation);
    const actors = { ...callers.forChannel(String(scenario.application['channel']), undefined), control };
    const filed = await bodyOf(fileScenario(actors, scenario));
    if (!('revision' in filed)) throw new Error(`${situation} is still being opened`);
    for (const consent of filed.consents.slice(0, answers)) {
      await bodyOf(answerConsent(actors, scenario, filed.caseId, consent));
    }
    return filed;
  };

  return {
    colleague,
    file,
    fileRich: async (assignee) => {
      const filed = await file('renter-two-owners', 1);
      const { caseId } = filed;
      const deadlineAt = new Date(Date.parse(filed.deadlineAt ?? '') + MORE_DAYS * DAY_MS).toISOString();
      await bodyOf(colleague.addNote({ caseId, body: { text: RICH_NOTE } }));
      await bodyOf(colleague.extendDeadline({ caseId, ifMatch: '*', body: { deadlineAt, reason: RICH_NOTE } }));
      return bodyOf(colleague.assignCase({ caseId, ifMatch: '*', body: { assignee } }));
    },
    sell: async ({ dwelling }) => {
      const { applicant } = await control.takeScenario('sole-owner');
      await control.changeDwelling(dwelling.rka ?? '', { owners: [{ iin: applicant, share: '1/1' }] });
    },
  };
}
