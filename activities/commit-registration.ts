import type { FollowUpName } from '../domain/case.ts';
import { decideCommit } from '../domain/decide.ts';
import type { PersonFacts } from '../domain/facts.ts';
import { commitRegistration as commitToLedger } from '../store/ledger.ts';
import { getCase } from '../store/writer.ts';
import { formerResidenceIdOf, residenceIdOf } from './case-ids.ts';
import type { Dependencies } from './dependencies.ts';
import type { Basis, StepResult } from './step.ts';

const hasChip = (person: PersonFacts | undefined): boolean => person?.documents.some(({ chip }) => chip) ?? false;

/** What must be told after the commit; the chip only where the card has one (R21, R22). */
const followUpsFor = (person: PersonFacts | undefined): readonly FollowUpName[] =>
  hasChip(person) ? ['population-registry', 'chip-recording', 'notices'] : ['population-registry', 'notices'];

/** Registers and withdraws in one transaction (R19). Idempotent by case: the residence's id is derived from it. */
export const commitRegistration =
  ({ connection, models, population }: Dependencies) =>
  async (basis: Basis): Promise<StepResult> => {
    const { caseId, at } = basis;
    const { application } = await getCase(models, caseId);
    const registrant = await population.findPerson(application.registrant.iin);
    const residenceId = residenceIdOf(caseId);
    const registeredAt = registrant?.registeredAt ?? null;
    return commitToLedger(connection, models, {
      ...basis,
      actor: { kind: 'system', id: null },
      residenceId,
      knownElsewhere:
        registeredAt === null
          ? null
          : {
              residenceId: formerResidenceIdOf(caseId),
              rka: registeredAt.rka,
              from: new Date(registeredAt.since),
            },
      decide: (state, formerRka) =>
        decideCommit(state, { residenceId, formerRka, followUps: followUpsFor(registrant), at }),
    });
  };
