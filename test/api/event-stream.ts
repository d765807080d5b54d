import { createParser } from 'eventsource-parser';
import { afterAll, vi } from 'vitest';
import { z } from 'zod';

const messageSchema = z.strictObject({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z
    .strictObject({ caseId: z.uuid(), revision: z.int(), stage: z.string(), outcome: z.string().nullable() })
    .nullable(),
});

/** One event as it arrived, read by a parser that isn't ours. */
export interface Seen extends z.infer<typeof messageSchema> {
  /** The last id that had come when it was dispatched. */
  readonly id: string;
}

export interface EventStream {
  readonly response: Response;
  readonly seen: Seen[];
  readonly comments: string[];
  /** Where a reader that is cut off now goes on. */
  readonly lastId: () => string;
  readonly retryMs: () => number | undefined;
  readonly hasEnded: () => boolean;
  /** Cuts the connection. */
  readonly cut: () => void;
}

interface Opening {
  readonly path?: string;
  readonly lastEventId?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens a stream; it is cut after the calling file's last test. */
export async function openEvents(
  url: string,
  { path = '', lastEventId, headers = {} }: Opening = {},
): Promise<EventStream> {
  const cutting = new AbortController();
  const seen: Seen[] = [];
  const comments: string[] = [];
  let lastId = lastEventId ?? '';
  let retryMs: number | undefined;
  let hasEnded = false;
  const resume = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const response = await fetch(`${url}/v1/events${path}`, {
    headers: { ...resume, ...headers },
    signal: cutting.signal,
  });
  const parser = createParser({
    // Also of an id without data, which is dispatched to nobody.
    onId: (id) => {
      lastId = id;
    },
    onEvent: ({ data }) => void seen.push({ ...messageSchema.parse(JSON.parse(data)), id: lastId }),
    onComment: (comment) => void comments.push(comment.trim()),
    onRetry: (ms) => {
      retryMs = ms;
    },
  });
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      parser.feed(decoder.decode(chunk, { stream: true }));
    }
  };
  read()
    .catch(() => undefined)
    .finally(() => {
      hasEnded = true;
    });
  const cut = (): void => cutting.abort();
  afterAll(cut);
  return { response, seen, comments, lastId: () => lastId, retryMs: () => retryMs, hasEnded: () => hasEnded, cut };
}

/** The same at every look. */
export const until = (look: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(look, { timeout: 20_000, interval: 20 });

/** Events as `caseId/revision/type`, in order. */
export const named = (seen: readonly Seen[]): readonly string[] =>
  seen.map(({ type, data }) => `${data?.caseId}/${data?.revision}/${type}`);
