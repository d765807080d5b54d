import { type CallOptions, type Connect, createConnect } from './call.ts';
import { type StreamBlock, readEventStream } from './read-event-stream.ts';
import type { LiveEvent, Problem } from './shapes.ts';

export interface FollowOptions {
  /** Where to go on: the id of the last event that was dealt with. Without one, from now on. */
  readonly lastEventId?: string | undefined;
  readonly query?: { readonly caseId?: string | undefined; readonly type?: LiveEvent['type'] | undefined };
  /** Ends the loop over the events. */
  readonly signal?: AbortSignal | undefined;
}

/** An event, and the id with which one goes on behind it. */
export type FollowedEvent = LiveEvent & { readonly id: string };

/**
 * `GET /v1/events` as a loop over events. A connection that ends is opened anew, with a new token where there is somebody to
 * give one, so the loop ends only by its signal, and where the api says no.
 *
 * It throws an {Error} with the code and the words of a problem that waiting doesn't mend.
 */
export type FollowEvents = (options?: FollowOptions) => AsyncGenerator<FollowedEvent, void, undefined>;

/** Until the api says otherwise. */
const USUAL_RETRY_MS = 2_000;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

export function createFollowEvents(options: CallOptions): FollowEvents {
  const { wait = pause } = options;
  const connect = createConnect(options);

  return async function* follow({ lastEventId, query = {}, signal } = {}) {
    let id = lastEventId;
    let retryMs = USUAL_RETRY_MS;
    const isOver = (): boolean => signal?.aborted === true;
    while (!isOver()) {
      for await (const block of blocksFrom(connect, { id, query, signal })) {
        id = block.id ?? id;
        retryMs = block.retryMs ?? retryMs;
        if (block.data !== undefined) yield { ...eventIn(block.data), id: id ?? '' };
      }
      if (!isOver()) await wait(retryMs);
    }
  };
}

const eventIn = (data: string): LiveEvent => JSON.parse(data);

interface Opening {
  readonly id: string | undefined;
  readonly query: NonNullable<FollowOptions['query']>;
  readonly signal: AbortSignal | undefined;
}

/** What comes until the connection ends, however it ends; where it can't be opened, nothing. @throws {Error} a problem */
async function* blocksFrom(connect: Connect, { id, query, signal }: Opening): AsyncGenerator<StreamBlock> {
  const headers = { 'Last-Event-ID': id };
  const answer = await connect({ method: 'GET', path: '/v1/events', query, headers }, signal).catch(() => undefined);
  if (answer === undefined || answer.body === null) return;
  if (!answer.ok) return checkIsPassing(answer);
  try {
    yield* readEventStream(answer.body);
  } catch {
    // Cut off: what had come counts, and the rest comes with the next connection.
  }
}

async function checkIsPassing(answer: Response): Promise<void> {
  const text = await answer.text();
  if (answer.status >= 500 || answer.status === 429) return;
  const { code, detail }: Problem = JSON.parse(text);
  throw new Error(`${answer.status} ${code}: ${detail}`);
}
