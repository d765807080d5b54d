import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { answerRequest, type Sign } from './answer-request.ts';
import type { KeySlot } from './inserted-key.ts';

const PATH = '/ncalayer';
/** More than any document that somebody signs here. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** The first thing that NCALayer says; its client takes nothing else for NCALayer. */
const HELLO = JSON.stringify({ result: { version: '1.4' } });

interface Ncalayer {
  close(): void;
}

/**
 * NCALayer, the program on a person's computer that signs with their key: a stand-in that speaks its WebSocket protocol. Whose key
 * is plugged in, and what the person does, is set by `PUT /_control/ncalayer` or on the page `/keys`.
 */
export function serveNcalayer(
  server: Server,
  { keys, sign }: { readonly keys: KeySlot; readonly sign: Sign },
): Ncalayer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  sockets.on('connection', (socket: WebSocket) => {
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => {
      const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
      answerRequest(text, keys, sign).then(
        (answer) => answer !== undefined && socket.send(JSON.stringify(answer)),
        () => socket.close(),
      );
    });
    socket.send(HELLO);
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const isStarted = keys.current()?.behaviour !== 'not-started';
    if (request.url !== PATH || !isStarted) {
      // Nobody gets as far as a signature, so this was the once.
      if (!isStarted) keys.takeForSigning();
      stream.destroy();
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  });
  return {
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
