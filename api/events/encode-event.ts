import type { LiveEvent } from './live-event.ts';

/*
 * The text of server-sent events (WHATWG HTML, 9.2). Events have no name of their own, so that `onmessage` sees them all; what
 * they are says `type` in their data.
 */

/**
 * The id comes with the last message of an event: whoever is cut off between two gets both again. An id without data is heard
 * and dispatched to nobody.
 *
 * @param messages those of the event that are shown; none are nothing
 */
export const encodeEvent = (id: string, messages: LiveEvent['messages']): string =>
  messages.map(({ data }, index) => `${index === messages.length - 1 ? `id: ${id}\n` : ''}data: ${data}\n\n`).join('');

/** Begins a stream: how long to wait before coming back, and where to go on if nothing else has come by then. */
export const encodeStart = (id: string, retryMs: number): string => `retry: ${Math.round(retryMs)}\nid: ${id}\n\n`;

/** Keeps a quiet connection open, and the position of its reader from growing old: the oplog doesn't wait for it. */
export const encodeHeartbeat = (id: string): string => `: heartbeat\nid: ${id}\n\n`;

/** What the reader has missed can't be told any more: it has to look for itself. */
export const encodeReset = (id: string, timestamp: string): string =>
  `id: ${id}\ndata: ${JSON.stringify({ type: 'stream.reset', timestamp, data: null })}\n\n`;
