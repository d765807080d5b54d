import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { EventPosition } from '../../store/event-position.ts';
import type { Reader } from './catch-up.ts';
import { encodeEvent, encodeHeartbeat, encodeReset, encodeStart } from './encode-event.ts';
import type { LiveEvent } from './live-event.ts';
import type { ResumeIds } from './resume-ids.ts';

export interface EventReaderParts {
  readonly response: ServerResponse;
  readonly ids: ResumeIds;
  /** What of an event this reader is shown. */
  readonly shownOf: (event: LiveEvent) => LiveEvent['messages'];
  /** Called once where it doesn't read as fast as events come. */
  readonly onSlow: () => void;
  /** How much may wait for a reader. */
  readonly maxWaitingBytes: number;
}

/** One who reads an event stream. What can't be sent isn't kept: the reader is dropped, and resumes where it stopped. */
export interface EventReader extends Reader {
  start(retryMs: number): void;
  /** Also notices a reader that has taken nothing since the last one. */
  heartbeat(): void;
}

export function createEventReader(
  { response, ids, shownOf, onSlow, maxWaitingBytes }: EventReaderParts,
  after: EventPosition,
): EventReader {
  let position = after;
  let stalledFor = 0;

  function drop(): void {
    onSlow();
    response.destroy();
  }

  const write = (text: string): void => {
    if (text !== '' && !response.writableEnded && !response.destroyed) response.write(text);
  };

  return {
    get position() {
      return position;
    },
    get isFull() {
      return response.writableNeedDrain;
    },
    drained: async () => {
      if (!response.writableNeedDrain || response.destroyed) return;
      const over = new AbortController();
      const { signal } = over;
      await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
      over.abort();
    },
    start: (retryMs) => write(encodeStart(ids.seal(position), retryMs)),
    take(events, upTo) {
      if (response.destroyed) return;
      // What still waits from before; a burst alone is nobody's fault.
      if (response.writableLength > maxWaitingBytes) return drop();
      const news = events.filter((event) => event.position > position);
      if (upTo > position) position = upTo;
      write(news.map((event) => encodeEvent(event.id, shownOf(event))).join(''));
    },
    reset(upTo) {
      position = upTo;
      write(encodeReset(ids.seal(position), new Date().toISOString()));
    },
    heartbeat() {
      if (response.destroyed) return;
      stalledFor = response.writableNeedDrain ? stalledFor + 1 : 0;
      // Two in a row: a phone in a tunnel is back by then, or comes back anyway.
      if (stalledFor > 1) drop();
      else if (stalledFor === 0) write(encodeHeartbeat(ids.seal(position)));
    },
  };
}
