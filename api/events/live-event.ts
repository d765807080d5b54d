import type { CaseStep, LiveType } from '../../domain/webhooks.ts';
import { liveTypesOf } from '../../domain/webhooks.ts';
import type { EventPosition } from '../../store/event-position.ts';
import type { Target } from '../access/access-policy.ts';

/** A committed event on its way to readers, prepared once for all of them. */
export interface LiveEvent {
  readonly position: EventPosition;
  /** With which a reader goes on behind it. */
  readonly id: string;
  readonly caseId: string;
  /** What of the case, as it is now, decides who may see it. */
  readonly target: Target;
  /** One event may mean two things: a consent is declined, and the case is over. */
  readonly messages: readonly { readonly type: LiveType; readonly data: string }[];
}

/** What the event says, as JSON: the envelope of webhooks. */
export const messagesOf = (step: CaseStep): LiveEvent['messages'] =>
  liveTypesOf(step).map((type) => ({
    type,
    data: JSON.stringify({ type, timestamp: step.timestamp, data: step.data }),
  }));
