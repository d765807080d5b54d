import { findCase } from '../store/writer.ts';
import type { Dependencies } from './dependencies.ts';
import { everybody, send } from './notices.ts';
import { type Basis, knownCase, type StepResult } from './step.ts';

/**
 * Tells everybody whom a case has bothered how it ended where nothing was committed (R22, R29). Nothing is recorded: nothing
 * follows a closed case.
 */
export const tellOutcome =
  (dependencies: Dependencies) =>
  async (basis: Basis): Promise<StepResult> => {
    const state = (await findCase(dependencies.models, basis.caseId)) ?? knownCase(basis);
    if (state.stage === 'closed') {
      const { ending } = state;
      await send(dependencies, state, everybody(state), {
        template: ending.outcome,
        ...('refusal' in ending ? { parameters: { ground: ending.refusal.ground } } : {}),
      });
    }
    return { events: [], rejection: null };
  };
