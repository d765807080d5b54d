import { dayOf } from '../domain/calendar.ts';
import { decideOwnership } from '../domain/ownership.ts';
import { changeCase, getCase } from '../store/writer.ts';
import { newConsentIds } from './case-ids.ts';
import type { Dependencies } from './dependencies.ts';
import { findConsenters } from './gather-facts.ts';
import type { Basis, StepResult } from './step.ts';

/** The second look at the property registry, after the last consent and right before the commit (R16, R17). */
export const confirmOwnership =
  (dependencies: Dependencies) =>
  async (basis: Basis): Promise<StepResult> => {
    const { connection, models, property, policyAt } = dependencies;
    const { caseId, at } = basis;
    const { learned } = await getCase(models, caseId);
    const dwelling = learned.rka === null ? undefined : await property.findDwelling(learned.rka);
    const people = await findConsenters(dependencies, dwelling, dayOf(at));
    return changeCase(connection, models, {
      ...basis,
      actor: { kind: 'system', id: 'property' },
      decide: (state) =>
        state === undefined
          ? { facts: [] }
          : decideOwnership(state, { dwelling, people }, { ids: newConsentIds(caseId), policy: policyAt(at), at }),
    });
  };
