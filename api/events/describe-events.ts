import type { CaseEvent } from '../../domain/case-events.ts';
import { ImpossibleEvent } from '../../domain/impossible-event.ts';
import { type CaseStep, stepsOf } from '../../domain/webhooks.ts';
import type { Logger } from '../../platform/logging.ts';
import type { CommittedEvent } from '../../store/event-feed.ts';
import { positionOf } from '../../store/event-position.ts';
import type { Reader } from '../../store/reader.ts';
import { targetOf } from '../access/admit.ts';
import { type LiveEvent, messagesOf } from './live-event.ts';
import type { ResumeIds } from './resume-ids.ts';

interface DescriberParts {
  readonly reader: Pick<Reader, 'eventsOf'>;
  readonly ids: ResumeIds;
  readonly logger: Logger;
}

/** What committed events say, and to whom; in the same order. */
export type DescribeEvents = (committed: readonly CommittedEvent[]) => Promise<readonly LiveEvent[]>;

/** One read for a whole batch, however many readers there are: each case in it once, with all its events. */
export function createDescriber({ reader, ids, logger }: DescriberParts): DescribeEvents {
  const stepsIn = (caseId: string, events: readonly CaseEvent[]): readonly CaseStep[] => {
    try {
      return stepsOf(events);
    } catch (error) {
      if (!(error instanceof ImpossibleEvent)) throw error;
      // One damaged case must not keep all others from being told. The relay of webhooks says the same of it.
      logger.error({ err: error, caseId }, 'a case can not be told to readers: its events are no lawful history');
      return [];
    }
  };

  return async (committed) => {
    if (committed.length === 0) return [];
    const found = await reader.eventsOf([...new Set(committed.map(({ caseId }) => caseId))]);
    const cases = new Map(Array.from(found, ([caseId, events]) => [caseId, stepsIn(caseId, events)]));
    return committed.flatMap(({ caseId, seq, token }): readonly LiveEvent[] => {
      const steps = cases.get(caseId) ?? [];
      const [step, last] = [steps[seq - 1], steps.at(-1)];
      const position = positionOf(token);
      if (step === undefined || last === undefined || position === undefined) return [];
      const target = targetOf(last.state);
      return [{ position, id: ids.seal(position), caseId, target, messages: messagesOf(step) }];
    });
  };
}
