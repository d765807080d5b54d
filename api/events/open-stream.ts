import type { Request, Response } from 'express';
import type { EventPosition } from '../../store/event-position.ts';
import { Problem } from '../problem.ts';
import { catchUp } from './catch-up.ts';
import type { EventParts } from './event-parts.ts';
import { createEventReader } from './event-reader.ts';
import type { LiveEvent } from './live-event.ts';
import type { Place } from './open-streams.ts';

interface OpenStream {
  readonly request: Request;
  readonly response: Response;
  readonly place: Place;
  readonly shownOf: (event: LiveEvent) => LiveEvent['messages'];
  /** `undefined`: from now on. */
  readonly after: EventPosition | undefined;
}

/** Keeps a stream open until its reader goes, its right to read ends, or the api stops. */
export async function openStream(parts: EventParts, stream: OpenStream): Promise<void> {
  const { hub, ids, metrics, times, maxWaitingBytes } = parts;
  const { request, response, place, shownOf, after } = stream;
  // Before anything is answered: an api that can't say where it is can't promise to leave nothing out.
  const now = await hub.whereabouts();
  const over = new AbortController();
  response.once('close', () => over.abort());
  if (response.destroyed || place.closing.aborted) return void response.end();

  // One answer for each connection: once it has ended nothing keeps it open, and a proxy's next request finds another api.
  response.writeHead(200, { connection: 'close' });
  const onSlow = (): void => metrics.dropped.inc();
  const reader = createEventReader({ response, ids, shownOf, onSlow, maxWaitingBytes }, after ?? now);
  reader.start(times.retryMs + Math.random() * times.retryMs);

  const heartbeat = setInterval(() => reader.heartbeat(), times.heartbeatMs);
  const check = setInterval(() => {
    void mayStillRead(parts, request).then((may) => (may ? undefined : response.end()));
  }, times.checkMs);
  const sayGoodbye = (): void => {
    response.end();
    setTimeout(() => response.destroy(), times.goodbyeMs).unref();
  };
  place.closing.addEventListener('abort', sayGoodbye, { once: true });
  over.signal.addEventListener('abort', () => {
    clearInterval(heartbeat);
    clearInterval(check);
    place.closing.removeEventListener('abort', sayGoodbye);
    hub.leave(reader);
  });
  if (after === undefined && hub.join(reader)) return;
  await catchUp(parts, reader, over.signal);
}

/** Asked of whoever opened the stream, and no sign of life: a page follows events by itself for ever. */
async function mayStillRead({ authenticate }: EventParts, request: Request): Promise<boolean> {
  try {
    return (await authenticate(request, false)) !== undefined;
  } catch (error) {
    // Where nobody can tell now, what was proved before goes on counting until somebody can.
    return !(error instanceof Problem && error.status < 500);
  }
}
