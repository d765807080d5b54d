import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type ClientRequest, type IncomingMessage, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, isIPv4 } from 'node:net';
import type { AddressRule } from './address-rule.ts';
import { hostOf, unfitUrl } from './webhook-url.ts';

/** Why a message wasn't accepted. None of these words says anything that a stranger could learn about our inside. */
export type DeliveryFailure =
  /** The receiver answered with something else than 2xx. */
  'rejected' | 'redirected' | 'timed-out' | 'name-not-found' | 'forbidden-address' | 'tls-failed' | 'connection-failed';

export type DeliveryResult =
  | { readonly kind: 'accepted'; readonly status: number }
  /** 410: the receiver wants nothing more, ever (Standard Webhooks). */
  | { readonly kind: 'gone'; readonly status: number }
  | { readonly kind: 'failed'; readonly reason: DeliveryFailure; readonly status: number | null };

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends one message. Nothing that a receiver does or is makes it reject: every way to fail is a result. */
export type SendWebhook = (message: WebhookRequest) => Promise<DeliveryResult>;

export interface ReceiverOptions {
  readonly rule: AddressRule;
  /** For everything together: name, connection, TLS, request, and the answer's first line. */
  readonly timeLimitMs?: number;
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
}

/** Standard Webhooks recommends 15 to 30 seconds; who needs longer should answer first and work later. */
const TIME_LIMIT_MS = 15_000;

/** What an answer says besides its status interests nobody; so much is read that a decent receiver can finish it. */
const MAX_ANSWER_BYTES = 64 * 1024;
const ANSWER_WITHIN_MS = 1_000;

class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

const resolveAll = (host: string): Promise<readonly LookupAddress[]> => lookup(host, { all: true });

/**
 * The client of other people's servers, at URLs that strangers have chosen (docs/decisions/0020). A name is resolved once;
 * every address that it has must be allowed, and the socket connects to those and to nothing else, so that a name which
 * changes its mind between check and use changes nothing. Redirects are answers like any other and are not followed.
 */
export function createWebhookSender(options: ReceiverOptions): SendWebhook {
  const { rule, timeLimitMs = TIME_LIMIT_MS, resolve = resolveAll } = options;

  async function addressesOf(url: URL): Promise<readonly LookupAddress[]> {
    const host = hostOf(url);
    const literal = { address: host, family: isIPv4(host) ? 4 : 6 };
    const addresses = isIP(host) === 0 ? await resolve(host) : [literal];
    const wanted = url.protocol === 'https:' ? ['public', 'excepted'] : ['excepted'];
    if (!addresses.every(({ address }) => wanted.includes(rule(address)))) throw new ForbiddenAddress();
    return addresses;
  }

  return async ({ url: text, headers, body }) => {
    if (unfitUrl(text, rule, true) !== undefined) return failed('forbidden-address');
    const url = new URL(text);
    const limit = AbortSignal.timeout(timeLimitMs);
    try {
      const addresses = await orAborted(addressesOf(url), limit);
      const response = await answerTo(open(url, addresses, headers, limit), body);
      const status = response.statusCode ?? 0;
      await letFinish(response);
      return resultOf(status);
    } catch (error) {
      return failed(limit.aborted ? 'timed-out' : reasonOf(error));
    }
  };
}

function open(
  url: URL,
  addresses: readonly LookupAddress[],
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): ClientRequest {
  const options: RequestOptions = {
    method: 'POST',
    headers,
    signal,
    // A connection of its own for each message: none is left open towards a stranger.
    agent: false,
    lookup: (_host, { all }, answer) => {
      const [first] = addresses;
      if (all === true) return answer(null, [...addresses]);
      if (first === undefined) return answer(new Error('no address'), []);
      return answer(null, first.address, first.family);
    },
  };
  return url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
}

const answerTo = (sent: ClientRequest, body: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    sent.on('response', resolve);
    // Stays: after the answer's head an error on the socket still finds somebody who listens.
    sent.on('error', reject);
    // An answer that switches protocols closes the connection without another word.
    sent.on('close', () => reject(new Error('closed without an answer')));
    sent.end(body);
  });

/** Reads the rest of an answer and throws it away, for as long as is decent. */
const letFinish = (response: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    let bytes = 0;
    const enough = setTimeout(() => response.destroy(), ANSWER_WITHIN_MS);
    response.on('data', ({ length }: Buffer) => {
      bytes += length;
      if (bytes > MAX_ANSWER_BYTES) response.destroy();
    });
    response.on('error', () => undefined);
    response.on('close', () => {
      clearTimeout(enough);
      resolve();
    });
  });

const orAborted = <Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    work.then(resolve, reject);
  });

function resultOf(status: number): DeliveryResult {
  if (status >= 200 && status < 300) return { kind: 'accepted', status };
  if (status === 410) return { kind: 'gone', status };
  return { kind: 'failed', reason: status >= 300 && status < 400 ? 'redirected' : 'rejected', status };
}

const failed = (reason: DeliveryFailure): DeliveryResult => ({ kind: 'failed', reason, status: null });

/** How a failed connection is told. What isn't known here is a connection all the same: the receiver's side of it. */
function reasonOf(error: unknown): DeliveryFailure {
  if (error instanceof ForbiddenAddress) return 'forbidden-address';
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(ENOTFOUND|EAI_|ENODATA)/.test(code)) return 'name-not-found';
  if (/CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code)) return 'tls-failed';
  return 'connection-failed';
}
