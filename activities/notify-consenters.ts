import { dayOf } from '../domain/calendar.ts';
import type { Case } from '../domain/case.ts';
import { isWanted } from '../domain/case.ts';
import { numberOf } from '../domain/consenters.ts';
import { decideDeaths, decideReminder } from '../domain/decide.ts';
import { decideHandReminder } from '../domain/desk-work.ts';
import type { Decision } from '../domain/decision.ts';
import { registrantsOf } from '../domain/eligibility.ts';
import { changeCase, findCase } from '../store/writer.ts';
import type { Dependencies } from './dependencies.ts';
import { findPeople } from './gather-facts.ts';
import { objectors, send } from './notices.ts';
import type { ReminderMessage } from '../workflows/contract.ts';
import { type Basis, changeFrom, type StepResult } from './step.ts';

/** Tells whose answer is still wanted. One message for each consent and occasion, however often this runs. */
const notify = async (
  dependencies: Dependencies,
  state: Case,
  template: 'consent-requested' | 'consent-reminder',
  occasion: string,
  wanted = state.consents.filter(isWanted),
): Promise<void> => {
  await Promise.all(
    wanted.map(({ consentId, nonce, consenter, language, deadlineAt }) =>
      send(dependencies, state, [{ number: numberOf(consenter), language }], {
        template,
        parameters: { consentId, deadlineAt },
        occasion: [consentId, nonce, occasion].join('/'),
      }),
    ),
  );
};

/** R23: whoever is to be withdrawn learns of it before it happens, and until when they may object. */
const announceWithdrawal = async (dependencies: Dependencies, state: Case): Promise<void> => {
  const until = 'objectionsUntil' in state ? state.objectionsUntil : null;
  await send(dependencies, state, objectors(state), {
    template: 'withdrawal-announced',
    ...(until === null ? {} : { parameters: { objectionsUntil: until } }),
  });
};

/** Tells all who have to know that a case is open: those who must consent, and those who may object. */
export const tellOfOpening = async (dependencies: Dependencies, state: Case): Promise<void> => {
  await Promise.all([
    notify(dependencies, state, 'consent-requested', 'request'),
    announceWithdrawal(dependencies, state),
  ]);
};

/** Asks the consenters for their answer. Nothing is recorded: the request itself is the case's opening. */
export const requestConsents =
  (dependencies: Dependencies) =>
  async (basis: Basis): Promise<StepResult> => {
    const state = await findCase(dependencies.models, basis.caseId);
    if (state !== undefined && state.stage !== 'closed') await tellOfOpening(dependencies, state);
    return { events: [], rejection: null };
  };

const endsWith = ({ facts }: Decision): boolean => facts.some(({ type }) => type === 'case-refused');

/**
 * Reminds those who haven't answered (R15), and records it. `dueAt` tells one reminder from the next. The store says who
 * they are: whoever answered in a step that the workflow doesn't know of must not be bothered, nor anybody for somebody who
 * has died meanwhile (R25).
 */
export const remindConsenters =
  (dependencies: Dependencies) =>
  async ({ dueAt, ...basis }: Basis & { readonly dueAt: string }): Promise<StepResult> => {
    const { connection, models } = dependencies;
    const state = await findCase(models, basis.caseId);
    const people = state === undefined ? [] : await findPeople(dependencies, registrantsOf(state.application));
    const dead = people.filter(({ alive }) => !alive).map(({ iin }) => iin);
    const isOver = state === undefined || endsWith(decideDeaths(state, dead));
    if (!isOver && state.stage === 'awaiting-consent') await notify(dependencies, state, 'consent-reminder', dueAt);
    return changeCase(connection, models, {
      ...changeFrom(basis),
      actor: { kind: 'system', id: null },
      decide: (current) => {
        if (current === undefined) return { facts: [] };
        const deaths = dead.length > 0 ? decideDeaths(current, dead) : { facts: [] };
        // Where others live on, the reminder was sent and counts.
        return endsWith(deaths) ? deaths : { facts: [...deaths.facts, ...decideReminder(current, dueAt).facts] };
      },
    });
  };

/** R15: a caseworker has one consenter reminded. Sent before it is written down: a reminder that is lost would look like one sent. */
export const remindConsenter =
  (dependencies: Dependencies) =>
  async (message: Basis & ReminderMessage): Promise<StepResult> => {
    const { connection, models } = dependencies;
    const { consentId, caseworker, at } = message;
    const state = await findCase(models, message.caseId);
    if (state !== undefined && decideHandReminder(state, message, at).facts.length > 0) {
      const asked = state.consents.filter((consent) => consent.consentId === consentId);
      await notify(dependencies, state, 'consent-reminder', dayOf(at), asked);
    }
    return changeCase(connection, models, {
      ...changeFrom(message),
      actor: { kind: 'caseworker', id: caseworker.id },
      decide: (current) => (current === undefined ? { facts: [] } : decideHandReminder(current, message, at)),
    });
  };
