import type { Case } from '../../domain/case.ts';
import { asEvents, type CaseEvent } from '../../domain/case-events.ts';
import { evolveAll } from '../../domain/evolve.ts';
import type { RegistrationDecision } from '../../domain/registration.ts';
import type { Residence } from '../../domain/residences.ts';
import { type Message, MessageWriter } from './case-messages.ts';
import type { Move, Plan, WorldMove } from './case-moves.ts';
import { digressionOf, progressOf } from './case-ways.ts';
import { World } from './case-world.ts';
import { caseAfter, eventsOf } from './sample-case.ts';
import { FACT, later } from './sample-events.ts';

/** What a message came to. */
export interface Delivery {
  readonly message: Message;
  readonly before: Case;
  readonly decision: RegistrationDecision;
  readonly events: readonly CaseEvent[];
  readonly after: Case;
  readonly isRepeat: boolean;
  /** Who lives where, before and after it. */
  readonly ledgerBefore: readonly Residence[];
  readonly ledgerAfter: readonly Residence[];
}

export interface Walk {
  readonly received: Case;
  readonly deliveries: readonly Delivery[];
  readonly events: readonly CaseEvent[];
}

const OF_THE_WORLD: readonly Move['kind'][] = [
  'sell',
  'encumber',
  'dwelling',
  'address',
  'die',
  'move',
  'crowd',
  'wait-for',
] satisfies readonly WorldMove['kind'][];

const isOfTheWorld = (move: Move): move is WorldMove => OF_THE_WORLD.includes(move.kind);

/** What a planned move is for a case where it stands. */
function onTheWay(
  planned: Move,
  state: Case,
  now: string,
): Exclude<Move, { kind: 'progress' | 'digress' }> | undefined {
  if (planned.kind === 'progress') return progressOf(state, now);
  return planned.kind === 'digress' ? digressionOf(state, planned.pick) : planned;
}

/** All events of a walk's case, from its receipt on. */
export const historyOf = ({ received: { application }, events }: Walk): readonly CaseEvent[] => [
  ...eventsOf([{ ...FACT['application-received'], application }]),
  ...events,
];

/** One case, and everything that comes to it. */
export function walk(plan: Plan): Walk {
  const world = new World(plan);
  const writer = new MessageWriter(world);
  const received = caseAfter([{ ...FACT['application-received'], application: world.application }]);
  const written: Message[] = [];
  const deliveries: Delivery[] = [];
  let state = received;

  const deliver = (message: Message): void => {
    const ledgerBefore = world.residences;
    const decision = message.decide(state);
    const events = asEvents(decision.facts, state.revision, message.at, message.actor);
    const after = evolveAll(state, events) ?? state;
    if (decision.ledger !== undefined) world.commit(decision.ledger);
    const isRepeat = deliveries.some((earlier) => earlier.message === message);
    const ledgerAfter = world.residences;
    deliveries.push({ message, before: state, decision, events, after, isRepeat, ledgerBefore, ledgerAfter });
    state = after;
  };

  for (const { move: planned, waitMs, isHeldUp } of plan.moves) {
    world.passTo(later(world.now, waitMs));
    const move = onTheWay(planned, state, world.now);
    if (move === undefined) continue;
    if (isOfTheWorld(move)) world.change(move, state);
    else if (move.kind === 'deliver') {
      const message = written.at(-1 - (move.back % Math.max(1, written.length)));
      if (message !== undefined && !isHeldUp) deliver(message);
    } else {
      const message = writer.write(move, state);
      written.push(message);
      if (!isHeldUp) deliver(message);
    }
  }
  return { received, deliveries, events: deliveries.flatMap(({ events }) => events) };
}
