import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem } from './problem.ts';

const MAX_HEADER_BYTES = 16 * 1024;
/** For whoever connects while we stop: who has something to ask then asks at once. */
const FIRST_WORD_MS = 1_000;

/**
 * The api's HTTP server. Whoever sends slower than this holds a connection, not a conversation.
 *
 * @param stopping from then on every answer is the last one on its connection
 */
export function createApiServer(app: RequestListener, stopping?: AbortSignal): Server {
  const answering = new Set<ServerResponse>();
  const silent = new Set<Duplex>();
  const listener: RequestListener = (request, response) => {
    silent.delete(request.socket);
    if (stopping?.aborted === true) response.shouldKeepAlive = false;
    answering.add(response);
    response.once('close', () => answering.delete(response));
    app(request, response);
  };
  // Otherwise a client that keeps its connection would keep us, too, until it is idle for long enough.
  stopping?.addEventListener('abort', () => {
    for (const response of answering) response.shouldKeepAlive = false;
    for (const socket of silent) socket.destroy();
  });
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Longer than a proxy keeps an idle connection: the side that sends must be the one that closes.
      keepAliveTimeout: 60_000,
      // How often the two limits are looked at; Node's default of 30 s would triple the first.
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    listener,
  );
  server.on('clientError', answerUnreadable);
  // Node takes a connection on which nothing was ever asked for a busy one: clients that connect beforehand would keep us.
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
    if (stopping?.aborted === true) setTimeout(() => silent.has(socket) && socket.destroy(), FIRST_WORD_MS).unref();
  });
  return server;
}

/** Takes nobody new, and ends once everybody who was let in has their answer. */
export async function stopServing(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
}

/** What Node can't even read as HTTP never reaches the app, and gets a problem document all the same. */
function answerUnreadable(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body } = problemFor(error.code);
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}

function problemFor(code: string | undefined): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Problem({
        status: 431,
        code: 'headers-too-large',
        title: 'The headers are too large',
        detail: `Send at most ${MAX_HEADER_BYTES} bytes of headers, the path and its parameters included.`,
      });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem({
        status: 408,
        code: 'request-timeout',
        title: 'The request took too long to arrive',
        detail: 'Send the whole request at once. The same request may be sent again.',
      });
    default:
      return new Problem({
        status: 400,
        code: 'malformed-request',
        title: 'The request can not be understood',
        detail: 'Send HTTP/1.1; this was something else.',
      });
  }
}
