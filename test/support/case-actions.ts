import type { ApiAnswer, ApiConsent } from '../../cli/api-client.ts';

/** What people do in tests: what they do in the demo. */
export {
  type Actors,
  answerConsent,
  fileScenario,
  numberOfConsenter,
  signAnswer,
  signAsOf,
} from '../../cli/scenario-actions.ts';

/** The case and its consents out of an answer that must hold one. */
export function caseIn({ status, body }: ApiAnswer): {
  readonly caseId: string;
  readonly consents: readonly ApiConsent[];
} {
  const { caseId, consents } = body;
  if (caseId === undefined || consents === undefined) throw new Error(`no case but ${status} ${JSON.stringify(body)}`);
  return { caseId, consents };
}
