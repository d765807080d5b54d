import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expectDocumented } from '../support/documented-answers.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface Question {
  readonly method?: string;
  /** Sent as it is: nothing is resolved or encoded, as `fetch` would. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

/** One HTTP request with exactly these bytes, for what a decent client never sends. */
export async function ask(baseUrl: string, { method = 'GET', path, headers = {}, body }: Question): Promise<Answer> {
  const { hostname, port } = new URL(baseUrl);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const sent = request({ hostname, port, method, path, headers: { ...length, ...headers }, agent: false });
  sent.end(body);
  const [response] = await once(sent, 'response');
  const answer = { status: response.statusCode, headers: response.headers, text: await text(response) };
  const header = (name: string): string | undefined => response.headers[name.toLowerCase()];
  expectDocumented({ method, path, header, ...answer });
  return answer;
}

export const asJson = (key?: string): Readonly<Record<string, string>> => ({
  'content-type': 'application/json',
  ...(key === undefined ? {} : { 'idempotency-key': key }),
});
