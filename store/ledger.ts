import type { ClientSession, Connection } from 'mongoose';
import { trusted } from 'mongoose';
import type { Case } from '../domain/case.ts';
import type { RegistrationDecision } from '../domain/registration.ts';
import {
  isPermanent,
  type LedgerChange,
  type LedgerView,
  type Residence,
  type ResidenceKind,
} from '../domain/residences.ts';
import type { Models, ResidenceDocument } from './schemas.ts';
import type { Change, Changed } from './writer.ts';
import { asTyped, changeCase } from './writer.ts';

const asResidence = ({ _id, iin, rka, kind, from, until, openedBy }: ResidenceDocument): Residence => ({
  residenceId: _id,
  iin,
  rka,
  kind,
  from: from.toISOString(),
  until: until?.toISOString() ?? null,
  openedBy,
});

const within = (session: ClientSession | undefined) => (session === undefined ? {} : { session });

/** Where people live and stay now, as far as the ledger knows them. */
export async function findCurrentResidences(
  models: Models,
  iins: readonly string[],
  session?: ClientSession,
): Promise<readonly Residence[]> {
  const found = await models.residences
    .find({ iin: trusted({ $in: [...iins] }), current: true }, {}, within(session))
    .lean();
  return found.map(asResidence);
}

/** Of one person and kind: the entry that holds now, and the one that ended last. */
export interface LatestResidence {
  readonly current: Residence | undefined;
  readonly lastEnded: Residence | undefined;
}

export async function findLatestResidence(models: Models, iin: string, kind: ResidenceKind): Promise<LatestResidence> {
  const [latest, before] = await models.residences.find({ iin, kind }).sort({ from: -1 }).limit(2).lean();
  const current = latest?.current === true ? asResidence(latest) : undefined;
  const ended = current === undefined ? latest : before;
  return { current, lastEnded: ended === undefined ? undefined : asResidence(ended) };
}

/** Those whom the ledger has known to live somewhere for good, now or once: for them its word counts, not the population registry's. */
export async function findKnownPeople(
  models: Models,
  iins: readonly string[],
  session?: ClientSession,
): Promise<ReadonlySet<string>> {
  const filter = { iin: trusted({ $in: [...iins] }), kind: 'permanent' } as const;
  const known = await models.residences.find(filter, { iin: 1 }, within(session)).lean();
  return new Set(known.map(({ iin }) => iin));
}

/**
 * Everybody registered in a dwelling now (R18): the ledger's residents, and those of the population registry whom the ledger
 * doesn't know. IINs, each once. A stay whose last day is over counts no more, even if its case hasn't woken yet.
 *
 * @param elsewhere IINs of the residents according to the population registry
 */
export async function findResidents(
  models: Models,
  { rka, elsewhere, at }: { readonly rka: string; readonly elsewhere: readonly string[]; readonly at: Date },
  session?: ClientSession,
): Promise<readonly string[]> {
  const found = await models.residences.find({ rka, current: true }, { iin: 1, until: 1 }, within(session)).lean();
  const ours = found.filter(({ until }) => until === null || until > at);
  const known = await findKnownPeople(models, elsewhere, session);
  return [...new Set([...ours.map(({ iin }) => iin), ...elsewhere.filter((iin) => !known.has(iin))])];
}

export interface Registering extends Omit<Change, 'decide' | 'evidence'> {
  readonly iins: readonly string[];
  /** Addresses that the population registry holds: they count, and are taken over, for people whom the ledger has never met. */
  readonly knownElsewhere: readonly Residence[];
  /** The dwelling whose residents have to be counted, and who lives there by the population registry (R18); `null` where no norm applies. */
  readonly counted: { readonly rka: string; readonly elsewhere: readonly string[] } | null;
  /** `at`: when the change takes effect, which is never before what the ledger holds already. */
  readonly decide: (state: Case, ledger: LedgerView, at: string) => RegistrationDecision;
}

/**
 * R19: residences begin and end in the transaction that changes the case, at the same instant. A person whom the ledger meets
 * for the first time brings their former address from the population registry, so that the history has no hole. The ledger
 * is touched only if the decision changes it.
 */
export async function commitRegistration(
  connection: Connection,
  models: Models,
  { iins, knownElsewhere, counted, decide, ...change }: Registering,
): Promise<Changed> {
  return changeCase(connection, models, {
    ...change,
    decide: async (state, session) => {
      if (state === undefined) return { facts: [] };
      // Before anything is read: another case that does the same at this moment conflicts here, and begins anew (R18–R20).
      await takeTurn(models, [...iins, ...(counted === null ? [] : [counted.rka])], session);
      const history = await models.residences.find({ iin: trusted({ $in: [...iins] }) }, {}, { session }).lean();
      const ours = history.filter(({ current }) => current).map(asResidence);
      const known = new Set(history.filter(isPermanent).map(({ iin }) => iin));
      const adopted = knownElsewhere.filter(({ iin }) => !known.has(iin));
      const at = after(history, change.at);
      const residents = counted === null ? [] : await findResidents(models, { ...counted, at: new Date(at) }, session);
      const decision = decide(state, { current: [...ours, ...adopted], residents }, at);
      if (decision.ledger !== undefined) {
        await apply(models, decision.ledger, adopted, { at: new Date(at), caseId: change.caseId }, session);
      }
      return { ...decision, at };
    },
  });
}

/**
 * Cases about the same person or, where its residents are counted, the same dwelling take turns. The index on current
 * residences alone would let two of them pass each other unseen: one that ends the former address, which neither has in the
 * ledger yet, and one that takes it over; or a move and a stay that begin in one place.
 */
export const takeTurn = (models: Models, ids: readonly string[], session: ClientSession) =>
  models.turns.bulkWrite(
    ids.map((_id) => ({ updateOne: { filter: { _id }, update: { $inc: { taken: 1 } }, upsert: true } })),
    { session },
  );

/**
 * A case that was overtaken while it asked the registries still bears the instant at which it began to ask, while another has
 * changed the same person's residences as of a later one. What is committed later counts later: so nothing ends before it has
 * begun, and nothing begins before what went before is over.
 */
function after(history: readonly ResidenceDocument[], at: string): string {
  const changes = history.flatMap(({ current, from, until }) => [from, ...(current || until === null ? [] : [until])]);
  return new Date(Math.max(Date.parse(at), ...changes.map((change) => change.getTime() + 1))).toISOString();
}

async function apply(
  models: Models,
  { begins, ends }: LedgerChange,
  adopted: readonly Residence[],
  { at, caseId }: { readonly at: Date; readonly caseId: string },
  session: ClientSession,
): Promise<void> {
  const isAdopted = ({ residenceId }: Residence): boolean =>
    adopted.some((residence) => residence.residenceId === residenceId);
  for (const residence of ends.filter((ending) => !isAdopted(ending))) {
    await endResidence(models, residence, { at, caseId }, session);
  }
  const begun = begins === null ? [] : [asDocument(begins)];
  const ended = new Set(ends.map(({ residenceId }) => residenceId));
  const metHere = adopted
    .filter(isPermanent)
    .map((residence) =>
      ended.has(residence.residenceId) ? asEnded(asDocument(residence), at, caseId) : asDocument(residence),
    );
  await models.residences.insertMany([...metHere, ...begun], asTyped(session));
}

const asEnded = (residence: ResidenceDocument, until: Date, closedBy: string): ResidenceDocument => ({
  ...residence,
  current: false,
  until,
  closedBy,
});

const asDocument = ({ residenceId, from, until, ...residence }: Residence): ResidenceDocument => ({
  ...residence,
  _id: residenceId,
  current: true,
  from: new Date(from),
  until: until === null ? null : new Date(until),
  closedBy: null,
});

/** Ends an entry that the same transaction has seen to be current. A stay doesn't outlast its last day, whenever its end is written (R20). */
export async function endResidence(
  models: Models,
  { residenceId, until }: Pick<Residence, 'residenceId' | 'until'>,
  { at, caseId }: { readonly at: Date; readonly caseId: string },
  session: ClientSession,
): Promise<void> {
  const endedAt = until === null ? at : new Date(Math.min(Date.parse(until), at.getTime()));
  const ended = await models.residences.updateOne(
    { _id: residenceId, current: true },
    { $set: { current: false, until: endedAt, closedBy: caseId } },
    { session },
  );
  if (ended.modifiedCount !== 1) throw new Error('a residence changed inside its own transaction');
}
