import { dayOf } from '../domain/calendar.ts';
import { decideRegistration } from '../domain/registration.ts';
import { commitRegistration as commitToLedger } from '../store/ledger.ts';
import { formerResidenceIdOf, newConsentIds, residenceIdOf } from './case-ids.ts';
import type { Dependencies } from './dependencies.ts';
import { findConsenters } from './gather-facts.ts';
import { type Basis, changeFrom, knownCase, type StepResult } from './step.ts';

/**
 * Asks the registries once more, after the last consent, and where they confirm registers here and withdraws there in the
 * same transaction (R16, R17, R19). Idempotent by case: the residence's id is derived from it.
 */
export const commitRegistration =
  (dependencies: Dependencies) =>
  async (basis: Basis): Promise<StepResult> => {
    const { connection, models, property, population, policyAt } = dependencies;
    const { caseId, at } = basis;
    const { application, learned } = knownCase(basis);
    const [dwelling, registrant] = await Promise.all([
      learned.rka === null ? undefined : property.findDwelling(learned.rka),
      population.findPerson(application.registrant.iin),
    ]);
    const people = await findConsenters(dependencies, dwelling, dayOf(at));
    const residenceId = residenceIdOf(caseId);
    const registeredAt = registrant?.registeredAt ?? null;
    return commitToLedger(connection, models, {
      ...changeFrom(basis),
      actor: { kind: 'system', id: 'property' },
      residenceId,
      knownElsewhere:
        registeredAt === null
          ? null
          : { residenceId: formerResidenceIdOf(caseId), rka: registeredAt.rka, from: new Date(registeredAt.since) },
      decide: (state, formerRka) =>
        decideRegistration(
          state,
          { dwelling, people, registrant },
          { ids: newConsentIds(caseId), policy: policyAt(at), at, residenceId, formerRka },
        ),
    });
  };
