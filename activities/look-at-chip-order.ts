import { chipOrderOf, decideChipLook, isChipReminderDue } from '../domain/after-commit.ts';
import { changeCase } from '../store/writer.ts';
import type { Dependencies } from './dependencies.ts';
import { send } from './notices.ts';
import { type Basis, changeFrom, knownCase, type StepResult } from './step.ts';

/** Asks the card issuer how the order stands, and reminds the holder of the card once (R21). */
export const lookAtChipOrder =
  (dependencies: Dependencies) =>
  async (basis: Basis): Promise<StepResult> => {
    const { connection, models, cards, policyAt } = dependencies;
    const state = knownCase(basis);
    const { at } = basis;
    const policy = policyAt(at);
    const placed = chipOrderOf(state);
    const order = placed === undefined ? undefined : await cards.findOrder(placed.orderId);
    const reminded = order?.state === 'accepted' && isChipReminderDue(state, policy, at);
    if (reminded) {
      const { registrant, language } = state.application;
      await send(dependencies, state, [{ number: registrant.iin, language }], { template: 'chip-reminder' });
    }
    const look = { orderState: order?.state ?? ('unknown' as const), reminded, policy, at };
    return changeCase(connection, models, {
      ...changeFrom(basis),
      actor: { kind: 'system', id: 'cards' },
      decide: (current = state) => decideChipLook(current, look),
    });
  };
