import type { Problem } from './shapes.ts';

/** What a method of the client sends. Members that are `undefined` aren't sent. */
export interface OutgoingRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** What was asked for. `body` is JSON as the reference describes it, the bytes where it is none, `undefined` where there is none. */
export interface Success<Status, Body> {
  readonly ok: true;
  readonly status: Status;
  readonly headers: Headers;
  readonly body: Body;
}

/** A "no", as RFC 9457 describes it: programs decide by `problem.code`. */
export interface Failure {
  readonly ok: false;
  readonly status: number;
  readonly headers: Headers;
  readonly problem: Problem;
}

/** `Bodies`: what each status comes with. */
export type Answer<Bodies> = { [Status in keyof Bodies]: Success<Status, Bodies[Status]> }[keyof Bodies] | Failure;

export type Call = <Bodies>(request: OutgoingRequest) => Promise<Answer<Bodies>>;

export interface CallOptions {
  /** Where the api is, e.g. `https://registration.example`. */
  readonly baseUrl: string;
  /** An access token, or who gets one: asked before each attempt, so that it can be renewed. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** How often a request that meets a `503` or `429` is sent, at most. */
  readonly attempts?: number;
  /** Whoever is told to wait for longer gets the problem instead. */
  readonly maxWaitMs?: number;
  readonly fetch?: typeof fetch;
  /** Waits; for tests, which don't. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

const USUAL_ATTEMPTS = 4;
const USUAL_MAX_WAIT_MS = 30_000;
const USUAL_WAIT_MS = 2_000;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** How long `Retry-After` asks to wait: seconds or a date (RFC 9110, 10.2.3). */
function waitMsIn(headers: Headers, now: number): number {
  const value = headers.get('retry-after');
  if (value === null) return USUAL_WAIT_MS;
  const at = /^\d+$/.test(value) ? now + Number(value) * 1_000 : Date.parse(value);
  return Number.isNaN(at) ? USUAL_WAIT_MS : Math.max(0, at - now);
}

/** A request that was never begun or whose answer is to be had later: sending the very same one again does nothing twice. */
const isPassing = (status: number): boolean => status === 503 || status === 429;

async function answerIn(response: Response): Promise<object> {
  const { status, headers } = response;
  const mediaType = headers.get('content-type')?.replace(/;.*$/, '');
  if (mediaType === 'application/problem+json') {
    return { ok: false, status, headers, problem: await response.json() };
  }
  // Not from the api: a proxy on the way, for instance.
  if (!response.ok && status !== 304 && mediaType !== 'application/json') {
    throw new Error(`${response.url} answers ${status} without a problem document`);
  }
  if (mediaType === undefined) return { ok: true, status, headers, body: undefined };
  const body = mediaType === 'application/json' ? await response.json() : new Uint8Array(await response.arrayBuffer());
  return { ok: true, status, headers, body };
}

function urlOf(baseUrl: string, { path, query = {} }: OutgoingRequest): URL {
  const url = new URL(`${baseUrl.replace(/\/$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

function headersOf({ headers = {}, body }: OutgoingRequest, token: string | undefined): Headers {
  const sent = new Headers(body === undefined ? {} : { 'content-type': 'application/json' });
  if (token !== undefined) sent.set('authorization', `Bearer ${token}`);
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent.set(name, value);
  return sent;
}

/** Sends a request, again where the api asks to come back later; what comes isn't read yet. */
export type Connect = (request: OutgoingRequest, signal?: AbortSignal) => Promise<Response>;

export function createConnect(options: CallOptions): Connect {
  const { baseUrl, token, attempts = USUAL_ATTEMPTS, maxWaitMs = USUAL_MAX_WAIT_MS } = options;
  const { fetch: send = fetch, wait = pause } = options;

  return async (request, signal) => {
    const { method, body } = request;
    for (let attempt = 1; ; attempt += 1) {
      const headers = headersOf(request, typeof token === 'function' ? await token() : token);
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await send(urlOf(baseUrl, request), {
        method,
        headers,
        ...content,
        ...(signal === undefined ? {} : { signal }),
      });
      const waitMs = waitMsIn(response.headers, Date.now());
      const isWorthIt = isPassing(response.status) && attempt < attempts && waitMs <= maxWaitMs;
      if (!isWorthIt) return response;
      await response.body?.cancel();
      await wait(waitMs);
    }
  };
}

/** Sends requests, and reads what comes. */
export function createCall(options: CallOptions): Call {
  const connect = createConnect(options);
  async function call<Bodies>(request: OutgoingRequest): Promise<Answer<Bodies>>;
  async function call(request: OutgoingRequest): Promise<object> {
    return answerIn(await connect(request));
  }
  return call;
}
