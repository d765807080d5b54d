import { z } from 'zod';
import { RegistryFailure, type RegistryFailureCode, type RegistryName } from './registry-failure.ts';

/**
 * Long enough for a registry on a slow day, short enough that the two attempts of a local activity fit into one workflow
 * task. What takes longer goes on as a regular activity, which tries again without end.
 */
const DEFAULT_TIMEOUT_MS = 1_500;

/** No answer of a registry comes near this; whatever is bigger is broken or hostile. */
const MAX_ANSWER_BYTES = 1_048_576;

/** A registry says "I don't know this object" itself; a 404 without these words comes from a gateway or a wrong address. */
const absence = z.object({ code: z.literal('not-found') });

export interface RegistryRequest<Answer> {
  /** What is done, in words for logs (`find-dwelling`): unlike `path` it holds no personal data. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the registry's base URL, starting with `/`; parts that come from outside encoded with `encodeURIComponent`. */
  readonly path: string;
  readonly body?: unknown;
  /** Sent as `Idempotency-Key`: a repeat takes no second effect. */
  readonly idempotencyKey?: string;
  readonly answer: z.ZodType<Answer>;
  /** How the registry words a "no" to what we sent, in a 400. Without this, or in other words, a 400 is `rejected`. */
  readonly refusal?: z.ZodType<Answer>;
}

export interface RegistryCall {
  /** The answer, or `undefined` where the registry doesn't know the object (404). Throws `RegistryFailure`. */
  find<Answer>(request: RegistryRequest<Answer>): Promise<Answer | undefined>;
  /** The answer; here a 404 is a failure like every other 4xx. Throws `RegistryFailure`. */
  send<Answer>(request: RegistryRequest<Answer>): Promise<Answer>;
}

export interface RegistryCallOptions {
  readonly baseUrl: string;
  /** For the whole exchange, from connecting to the last byte of the answer. */
  readonly timeoutMs?: number | undefined;
  /** What goes with every call beside what it needs itself, such as the trace in which it is made. */
  readonly headers?: (() => Readonly<Record<string, string>>) | undefined;
}

/**
 * The one way to a registry, and the one place that tells an answer from a failure (STYLE rule 6). Connections are kept
 * alive by the built-in `fetch`. It never tries again: that is the workflow's business, which keeps count and can be seen.
 */
export function createRegistryCall(registry: RegistryName, options: RegistryCallOptions): RegistryCall {
  // Parsed here so that a wrong address stops the start, and not as an error that quotes a whole URL later.
  const baseUrl = new URL(options.baseUrl).href.replace(/\/+$/, '');
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;

  async function find<Answer>(request: RegistryRequest<Answer>): Promise<Answer | undefined> {
    const failure = (code: RegistryFailureCode, details?: { reason?: string; retryAfterMs?: number | undefined }) =>
      new RegistryFailure(registry, request.operation, code, details);

    const { response, text } = await exchange(request);
    const status = response.status;
    if (status === 408) throw failure('timeout', { reason: 'status 408' });
    if (status === 429) throw failure('rate-limited', { retryAfterMs: retryAfterMs(response) });
    if (status >= 500) {
      throw failure('server-error', { reason: `status ${status}`, retryAfterMs: retryAfterMs(response) });
    }
    if (status === 400 && request.refusal !== undefined) {
      const refusal = request.refusal.safeParse(parseJson(text));
      if (refusal.success) return refusal.data;
    }
    if (status >= 400 && status !== 404) throw failure('rejected', { reason: `status ${status}` });
    if (isWebPage(response)) throw failure('maintenance', { reason: `a web page with status ${status}` });

    const json = parseJson(text);
    if (status === 404) {
      if (absence.safeParse(json).success) return undefined;
      throw failure('invalid-answer', { reason: 'a 404 that is not the registry’s own' });
    }
    if (!response.ok) throw failure('invalid-answer', { reason: `status ${status}` });
    const answer = request.answer.safeParse(json);
    if (!answer.success) throw failure('invalid-answer', { reason: placesOf(answer.error) });
    return answer.data;
  }

  async function exchange(request: RegistryRequest<unknown>): Promise<{ response: Response; text: string }> {
    try {
      const response = await fetch(baseUrl + request.path, {
        method: request.method,
        headers: {
          accept: 'application/json',
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...options.headers?.(),
          ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        // A registry that sends us elsewhere is not the one we were configured for.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { response, text: await readText(response) };
    } catch (error) {
      if (error instanceof AnswerTooBig) {
        throw new RegistryFailure(registry, request.operation, 'invalid-answer', { reason: error.message });
      }
      // Everything else that fetch throws means that no complete answer arrived.
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      const code = timedOut ? 'timeout' : 'unreachable';
      throw new RegistryFailure(registry, request.operation, code, { cause: error });
    }
  }

  return {
    find,
    send: async (request) => {
      const answer = await find(request);
      if (answer !== undefined) return answer;
      throw new RegistryFailure(registry, request.operation, 'rejected', { reason: 'status 404' });
    },
  };
}

class AnswerTooBig extends Error {}

async function readText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new AnswerTooBig(`more than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const isWebPage = (response: Response): boolean =>
  (response.headers.get('content-type') ?? '').toLowerCase().startsWith('text/html');

/** `undefined` for what isn't JSON; the parser's own message is dropped because it quotes the answer. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where an answer is wrong, by field names only: values may be personal data. */
const placesOf = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'answer'}: ${issue.code}`).join(', ');

/** `Retry-After` holds seconds or a date (RFC 9110, 10.2.3); `undefined` where it is absent or neither. */
function retryAfterMs(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
