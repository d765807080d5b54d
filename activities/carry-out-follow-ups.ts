import { dayOf } from '../domain/calendar.ts';
import type { Case, FollowUpName, Registration } from '../domain/case.ts';
import { registrationOf } from '../domain/case.ts';
import { numberOf } from '../domain/consenters.ts';
import { decideFollowUps } from '../domain/decide.ts';
import { changeCase } from '../store/writer.ts';
import type { Dependencies } from './dependencies.ts';
import { type Basis, changeFrom, knownCase, type StepResult } from './step.ts';

type FollowUp = (dependencies: Dependencies, state: Case, registration: Registration) => Promise<void>;

const tellPopulationRegistry: FollowUp = async ({ population }, state, { committedAt }) => {
  await population.recordAddressChange({
    requestId: state.caseId,
    iin: state.application.registrant.iin,
    kind: 'permanent',
    rka: state.learned.rka,
    from: dayOf(committedAt),
  });
};

/** The card itself isn't replaced: the address on its chip is written anew (R21). */
const orderChipRecording: FollowUp = async ({ population, cards }, state) => {
  const { iin } = state.application.registrant;
  const person = await population.findPerson(iin);
  const card = person?.documents.find(({ chip }) => chip);
  if (card === undefined || state.learned.rka === null) return;
  await cards.orderChipRecording({
    idempotencyKey: `${state.caseId}/chip`,
    iin,
    documentNumber: card.number,
    rka: state.learned.rka,
  });
};

const sendNotices: FollowUp = async ({ notifications }, { caseId, application, consents }) => {
  const recipients = [application.applicant.iin, ...consents.map(({ consenter }) => numberOf(consenter))];
  await Promise.all(
    [...new Set(recipients)].map((recipient, index) =>
      notifications.send({
        idempotencyKey: `${caseId}/registered/${index}`,
        recipient,
        language: application.language,
        template: 'registered',
        parameters: { caseId },
      }),
    ),
  );
};

const FOLLOW_UPS: Readonly<Record<FollowUpName, FollowUp>> = {
  'population-registry': tellPopulationRegistry,
  'chip-recording': orderChipRecording,
  notices: sendNotices,
};

/**
 * Tells the others what was registered (R21, R22). Those that succeed are recorded even when another fails, so that a
 * registry that is down holds up nothing but itself.
 *
 * @throws the first failure, after the successes are recorded
 */
export const carryOutFollowUps =
  (dependencies: Dependencies) =>
  async ({ names, ...basis }: Basis & { readonly names: readonly FollowUpName[] }): Promise<StepResult> => {
    const { connection, models } = dependencies;
    const state = knownCase(basis);
    const registration = registrationOf(state);
    const pending = registration?.followUps.filter((followUp) => followUp.state === 'pending') ?? [];
    const wanted = pending.map(({ name }) => name).filter((name) => names.includes(name));
    const results = await Promise.allSettled(
      wanted.map(async (name) => {
        if (registration !== null) await FOLLOW_UPS[name](dependencies, state, registration);
        return name;
      }),
    );
    const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const changed = await changeCase(connection, models, {
      ...changeFrom(basis),
      actor: { kind: 'system', id: null },
      decide: (current = state) => decideFollowUps(current, done),
    });
    const failure = results.find(({ status }) => status === 'rejected');
    if (failure?.status === 'rejected') throw failure.reason;
    return changed;
  };
