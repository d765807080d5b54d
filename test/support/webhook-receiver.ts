import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterAll } from 'vitest';
import { z } from 'zod';

const messageSchema = z.strictObject({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.union([
    z.strictObject({
      caseId: z.uuid(),
      revision: z.number(),
      stage: z.string(),
      outcome: z.string().nullable(),
    }),
    z.strictObject({ webhookId: z.uuid() }),
  ]),
});

/** A message as it arrived. */
export interface Received {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes that were signed. */
  readonly raw: string;
  readonly type: string;
  readonly caseId: string | undefined;
  readonly revision: number | undefined;
  readonly outcome: string | null | undefined;
}

/** What a receiver does with a request after it has read it. */
export type Manner = (response: ServerResponse, request: IncomingMessage) => void;

export const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}): Manner =>
  (response) =>
    void response.writeHead(status, headers).end();
/** Takes the message and says nothing. */
export const hanging: Manner = () => undefined;
/** Says yes, and goes on speaking for ever. */
export const babbling: Manner = (response) => {
  response.writeHead(200);
  const babble = setInterval(() => response.write('x'.repeat(16_384)), 1);
  response.on('close', () => clearInterval(babble));
};
/** Answers with something that isn't HTTP. */
export const garbling: Manner = (_response, { socket }) => void socket.end('\u0000\u0001 not HTTP at all\r\n\r\n');

export interface Receiver {
  readonly url: string;
  /** In the order in which they came, those that weren't accepted included. */
  readonly received: readonly Received[];
  /** From now on. */
  behave(manner: Manner): void;
  stop(): Promise<void>;
  restart(): Promise<void>;
}

/** An integrator's server that accepts everything unless told otherwise. Stopped after the calling file's last test. */
export async function startReceiver(host = '127.0.0.1'): Promise<Receiver> {
  const received: Received[] = [];
  let manner = answering(204);
  const listen = async (port: number): Promise<Server> => {
    const started = createServer((request, response) => {
      text(request).then(
        (raw) => {
          received.push(asReceived(request, raw));
          manner(response, request);
        },
        () => undefined,
      );
    }).listen(port, host);
    await once(started, 'listening');
    return started;
  };
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  let server = await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver listens on no port');
  const { port } = address;
  afterAll(stop);
  return {
    url: `http://${host}:${port}/hook`,
    received,
    behave: (next) => {
      manner = next;
    },
    stop,
    restart: async () => {
      server = await listen(port);
    },
  };
}

function asReceived({ headers }: IncomingMessage, raw: string): Received {
  const { type, data } = messageSchema.parse(JSON.parse(raw));
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const about = 'caseId' in data ? data : undefined;
  return {
    id: flat['webhook-id'] ?? '',
    headers: flat,
    raw,
    type,
    caseId: about?.caseId,
    revision: about?.revision,
    outcome: about?.outcome,
  };
}

/** Whether a message is genuine for who holds this secret, by the library that integrators use. */
export function isGenuine(secret: string, { raw, headers }: Received): boolean {
  try {
    new Webhook(secret).verify(raw, { ...headers });
    return true;
  } catch {
    // That is what the library does with a message that isn't.
    return false;
  }
}
