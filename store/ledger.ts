import type { ClientSession, Connection } from 'mongoose';
import type { Case } from '../domain/case.ts';
import type { Decision } from '../domain/decide.ts';
import type { Models, ResidenceDocument } from './schemas.ts';
import type { Change, Changed } from './writer.ts';
import { asTyped, changeCase } from './writer.ts';

/** The open permanent residence of a person, if the ledger knows one. */
export async function findCurrentResidence(
  models: Models,
  iin: string,
  session?: ClientSession,
): Promise<ResidenceDocument | null> {
  const options = session === undefined ? {} : { session };
  return models.residences.findOne({ iin, kind: 'permanent', current: true }, {}, options).lean();
}

/** An address that the population registry holds for somebody our ledger has never met. */
export interface KnownElsewhere {
  readonly residenceId: string;
  readonly rka: string;
  readonly from: Date;
}

export interface Registering extends Omit<Change, 'decide' | 'evidence'> {
  readonly residenceId: string;
  readonly knownElsewhere: KnownElsewhere | null;
  readonly decide: (state: Case, formerRka: string | null) => Decision;
}

/**
 * R19: the new permanent residence begins and the former one ends in the transaction that changes the case, at the same
 * instant. A person whom the ledger meets for the first time brings their former address from the population registry,
 * so that the history has no hole. The ledger is touched only if the decision commits the registration.
 */
export async function commitRegistration(
  connection: Connection,
  models: Models,
  { residenceId, knownElsewhere, decide, ...change }: Registering,
): Promise<Changed> {
  return changeCase(connection, models, {
    ...change,
    decide: async (state, session) => {
      if (state === undefined) return { facts: [] };
      const { iin } = state.application.registrant;
      const former = await findCurrentResidence(models, iin, session);
      const adopted = former === null && (await isStranger(models, iin, session)) ? knownElsewhere : null;
      const decision = decide(state, former?.rka ?? adopted?.rka ?? null);
      const { rka } = state.learned;
      if (rka !== null && decision.facts.some(({ type }) => type === 'registration-committed')) {
        const at = new Date(change.at);
        const entry = { iin, kind: 'permanent' as const };
        if (former !== null) await endResidence(models, former, at, change.caseId, session);
        const entries: ResidenceDocument[] = [
          {
            ...entry,
            _id: residenceId,
            rka,
            current: true,
            from: at,
            until: null,
            openedBy: change.caseId,
            closedBy: null,
          },
        ];
        if (adopted !== null) {
          const { residenceId: _id, rka: formerRka, from } = adopted;
          const ended = { current: false, from, until: at, openedBy: null, closedBy: change.caseId };
          entries.push({ ...entry, ...ended, _id, rka: formerRka });
        }
        await models.residences.insertMany(entries, asTyped(session));
      }
      return decision;
    },
  });
}

async function endResidence(
  models: Models,
  residence: ResidenceDocument,
  until: Date,
  closedBy: string,
  session: ClientSession,
): Promise<void> {
  const ended = await models.residences.updateOne(
    { _id: residence._id, current: true },
    { $set: { current: false, until, closedBy } },
    { session },
  );
  if (ended.modifiedCount !== 1) throw new Error('the former residence changed inside its own transaction');
}

const isStranger = async (models: Models, iin: string, session: ClientSession): Promise<boolean> =>
  (await models.residences.exists({ iin }).session(session)) === null;
