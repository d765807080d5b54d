import { decideFollowUps } from '../domain/after-commit.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Case, FollowUpName, Registration } from '../domain/case.ts';
import { registrationOf } from '../domain/case.ts';
import { procedureOf } from '../domain/services/procedures.ts';
import type { AddressChange } from '../clients/population.ts';
import { findCurrentResidences, findLatestResidence, type LatestResidence } from '../store/ledger.ts';
import { changeCase } from '../store/writer.ts';
import type { Dependencies } from './dependencies.ts';
import { consenters, everybody, send } from './notices.ts';
import { type Basis, changeFrom, knownCase, type StepResult } from './step.ts';

/** Carries out one follow-up; a chip's answers with the order that was placed. */
type FollowUp = (dependencies: Dependencies, state: Case, registration: Registration) => Promise<string | void>;

/**
 * Tells the population registry of a change, and looks again: while it took its time another case may have changed the same
 * and told that first, and then ours would be the last word. Whatever isn't so any more is put right until it is.
 */
async function tell({ population, models }: Dependencies, change: AddressChange): Promise<void> {
  const { iin, kind, requestId } = change;
  for (let news: AddressChange | undefined = change; news !== undefined;) {
    const { rka } = news;
    await population.recordAddressChange(news);
    news = correctionOf({ iin, kind, requestId, rka }, await findLatestResidence(models, iin, kind));
  }
}

/** What to say where the ledger doesn't hold what was told; each entry of the ledger is said once. */
function correctionOf(
  { iin, kind, requestId, rka }: Omit<AddressChange, 'from'>,
  { current, lastEnded }: LatestResidence,
): AddressChange | undefined {
  if (rka === (current?.rka ?? null)) return undefined;
  if (current !== undefined) {
    const { residenceId, from } = current;
    return { requestId: `${requestId}/${residenceId}/begun`, iin, kind, rka: current.rka, from: dayOf(from) };
  }
  if (lastEnded?.until === undefined || lastEnded.until === null) return undefined;
  const { residenceId, until } = lastEnded;
  return { requestId: `${requestId}/${residenceId}/over`, iin, kind, rka: null, from: dayOf(until) };
}

/**
 * R21: tells what began and what ended. Said late, it might be wrong by now, because the person has moved on and that has been
 * told: so an entry that is over isn't told to have begun, nor one to have ended in whose place there is another.
 */
const tellPopulationRegistry: FollowUp = async (dependencies, state, registration) => {
  const { application, learned, caseId } = state;
  const { residenceId, ended, committedAt, stay } = registration;
  const from = dayOf(committedAt);
  const iins = [application.registrant.iin, ...ended.map(({ iin }) => iin)];
  const current = await findCurrentResidences(dependencies.models, [...new Set(iins)]);
  const goesOn = current.some((residence) => residence.residenceId === residenceId);
  const begun = goesOn
    ? [
        {
          requestId: caseId,
          iin: application.registrant.iin,
          kind: stay === null ? ('permanent' as const) : ('temporary' as const),
          rka: learned.rka,
          from,
        },
      ]
    : [];
  const isReplaced = ({ iin, kind }: { readonly iin: string; readonly kind: string }): boolean =>
    current.some((residence) => residence.iin === iin && residence.kind === kind);
  const over = ended
    .filter((residence) => !isReplaced(residence))
    .map(({ residenceId: id, iin, kind }) => ({ requestId: `${caseId}/${id}`, iin, kind, rka: null, from }));
  await Promise.all([...begun, ...over].map((change) => tell(dependencies, change)));
};

/**
 * The card itself isn't replaced: the address on its chip is written anew, and the holder may take their time (R21). Ordered late,
 * it would be an address of the past: whoever has moved on meanwhile has had the new one ordered, and where that came first, it is
 * ordered once more.
 */
const orderChipRecording: FollowUp = async ({ population, cards, models }, { caseId, application }, registration) => {
  const { iin } = application.registrant;
  const person = await population.findPerson(iin);
  const card = person?.documents.find(({ chip }) => chip);
  const livesAt = async () => (await findLatestResidence(models, iin, 'permanent')).current;
  let home = await livesAt();
  if (card === undefined || home?.residenceId !== registration.residenceId) return;
  let orderId: string | undefined;
  for (let ordered: string | undefined; home !== undefined && home.residenceId !== ordered; home = await livesAt()) {
    const { residenceId, rka } = home;
    const key = residenceId === registration.residenceId ? `${caseId}/chip` : `${caseId}/chip/${residenceId}`;
    const order = await cards.orderChipRecording({ idempotencyKey: key, iin, documentNumber: card.number, rka });
    ordered = residenceId;
    orderId = order.orderId;
  }
  return orderId;
};

const sendNotices: FollowUp = (dependencies, state, { stay }) => {
  const { outcome } = procedureOf(state.application);
  return send(dependencies, state, everybody(state), {
    template: stay === null ? outcome : 'stay-registered',
    ...(stay === null ? {} : { parameters: { until: stay.until } }),
  });
};

/** R20: tells the first day without the stay; where there is another one by now, that was told instead. */
const tellEndOfStay: FollowUp = async (dependencies, { caseId, application }, { stay }) => {
  const { iin } = application.registrant;
  const current = await findCurrentResidences(dependencies.models, [iin]);
  const ended = stay?.ended ?? null;
  if (stay === null || ended === null || current.some(({ kind }) => kind === 'temporary')) return;
  const { how, at } = ended;
  const from = how === 'last-day' ? dayOf(new Date(Date.parse(stay.until) + 1).toISOString()) : dayOf(at);
  await tell(dependencies, { requestId: `${caseId}/end-of-stay`, iin, kind: 'temporary', rka: null, from });
};

const sendEndOfStayNotices: FollowUp = (dependencies, state) => {
  const { registrant, applicant } = state.application;
  const told = [registrant, applicant].map(({ iin }) => ({ number: iin, language: state.application.language }));
  return send(dependencies, state, [...consenters(state), ...told], { template: 'stay-ended' });
};

const FOLLOW_UPS: Readonly<Record<FollowUpName, FollowUp>> = {
  'population-registry': tellPopulationRegistry,
  'chip-recording': orderChipRecording,
  notices: sendNotices,
  'end-of-stay': tellEndOfStay,
  'end-of-stay-notices': sendEndOfStayNotices,
};

/**
 * Tells the others what was committed (R20–R22). Those that succeed are recorded even when another fails, so that a
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
        const order = registration === null ? undefined : await FOLLOW_UPS[name](dependencies, state, registration);
        return { name, order: order ?? null };
      }),
    );
    const succeeded = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const carriedOut = {
      done: succeeded.filter(({ order }) => order === null).map(({ name }) => name),
      chipOrder: succeeded.find(({ order }) => order !== null)?.order ?? null,
    };
    const changed = await changeCase(connection, models, {
      ...changeFrom(basis),
      actor: { kind: 'system', id: null },
      decide: (current = state) => decideFollowUps(current, carriedOut),
    });
    const failure = results.find(({ status }) => status === 'rejected');
    if (failure?.status === 'rejected') throw failure.reason;
    return changed;
  };
