import type { Case } from '../../domain/case.ts';
import { asEvents, type CaseEvent } from '../../domain/case-events.ts';
import type { Decision } from '../../domain/decide.ts';
import { evolveAll } from '../../domain/evolve.ts';
import type { Plan } from './case-moves.ts';
import { type Message, World } from './case-world.ts';
import { caseAfter, FACT, later } from './sample-case.ts';
import { applicationOf } from './sample-facts.ts';

/** What a message came to. */
export interface Delivery {
  readonly message: Message;
  readonly before: Case;
  readonly decision: Decision;
  readonly events: readonly CaseEvent[];
  readonly after: Case;
  readonly isRepeat: boolean;
}

export interface Walk {
  readonly received: Case;
  readonly deliveries: readonly Delivery[];
  readonly events: readonly CaseEvent[];
}

/** One case, and everything that comes to it. */
export function walk({ owners, channel, moves }: Plan): Walk {
  const received = caseAfter([{ ...FACT['application-received'], application: applicationOf({ channel }) }]);
  const world = new World(owners);
  const written: Message[] = [];
  const deliveries: Delivery[] = [];
  let state = received;

  const deliver = (message: Message): void => {
    const decision = message.decide(state);
    const events = asEvents(decision.facts, state.revision, message.at, message.actor);
    const after = evolveAll(state, events) ?? state;
    const isRepeat = deliveries.some((earlier) => earlier.message === message);
    deliveries.push({ message, before: state, decision, events, after, isRepeat });
    state = after;
  };

  for (const { move, waitMs, isHeldUp } of moves) {
    world.passTo(later(world.now, waitMs));
    const message = move.kind === 'deliver' ? written.at(-1 - (move.back % written.length)) : world.make(move, state);
    if (message === undefined) continue;
    if (move.kind !== 'deliver') written.push(message);
    if (!isHeldUp) deliver(message);
  }
  return { received, deliveries, events: deliveries.flatMap(({ events }) => events) };
}
