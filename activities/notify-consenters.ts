import type { Case } from '../domain/case.ts';
import { isWanted } from '../domain/case.ts';
import { numberOf } from '../domain/consenters.ts';
import { decideReminder } from '../domain/decide.ts';
import { changeCase, findCase } from '../store/writer.ts';
import type { Dependencies } from './dependencies.ts';
import { type Basis, changeFrom, type StepResult } from './step.ts';

/** Tells everybody whose answer is still wanted. One message for each key, however often this runs. */
const notify = async (
  { notifications }: Dependencies,
  state: Case,
  template: 'consent-requested' | 'consent-reminder',
  occasion: string,
): Promise<void> => {
  const { caseId, application } = state;
  const wanted = state.consents.filter(isWanted);
  await Promise.all(
    wanted.map(({ consentId, nonce, consenter, deadlineAt }) =>
      notifications.send({
        idempotencyKey: [caseId, template, consentId, nonce, occasion].join('/'),
        recipient: numberOf(consenter),
        language: application.language,
        template,
        parameters: { caseId, consentId, deadlineAt },
      }),
    ),
  );
};

export const askConsenters = (dependencies: Dependencies, state: Case): Promise<void> =>
  notify(dependencies, state, 'consent-requested', 'request');

/** Asks the consenters for their answer. Nothing is recorded: the request itself is the case's opening. */
export const requestConsents =
  (dependencies: Dependencies) =>
  async (basis: Basis): Promise<StepResult> => {
    const state = await findCase(dependencies.models, basis.caseId);
    if (state?.stage === 'awaiting-consent') await askConsenters(dependencies, state);
    return { events: [], rejection: null };
  };

/**
 * Reminds those who haven't answered (R15), and records it. `dueAt` tells one reminder from the next. The store says who
 * they are: whoever answered in a step that the workflow doesn't know of must not be bothered.
 */
export const remindConsenters =
  (dependencies: Dependencies) =>
  async ({ dueAt, ...basis }: Basis & { readonly dueAt: string }): Promise<StepResult> => {
    const { connection, models } = dependencies;
    const state = await findCase(models, basis.caseId);
    if (state?.stage === 'awaiting-consent') await notify(dependencies, state, 'consent-reminder', dueAt);
    return changeCase(connection, models, {
      ...changeFrom(basis),
      actor: { kind: 'system', id: null },
      decide: (current) => (current === undefined ? { facts: [] } : decideReminder(current, dueAt)),
    });
  };
