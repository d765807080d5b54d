import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import express from 'express';
import { afterAll, describe, expect, test } from 'vitest';
import { createApiServer, stopServing } from '../../api/create-api-server.ts';

/** An api whose answers wait until they are let go. */
async function startSlowApi() {
  const stopping = new AbortController();
  const waiting: (() => void)[] = [];
  const app = express();
  app.get('/quick', (_request, response) => void response.json({}));
  app.get('/slow', (_request, response) => void waiting.push(() => void response.json({ finished: true })));
  const server = createApiServer(app, stopping.signal).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agent = new Agent({ keepAlive: true });
  afterAll(() => {
    agent.destroy();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const get = async (path: string) => {
    const sent = request({ host: '127.0.0.1', port, path, agent });
    sent.end();
    const [response] = await once(sent, 'response');
    return { connection: response.headers.connection, text: await text(response) };
  };
  const connectSilently = async () => {
    const socket = connect(port ?? 0, '127.0.0.1').on('error', () => undefined);
    afterAll(() => void socket.destroy());
    await once(socket, 'connect');
    return socket;
  };
  return { server, stopping, waiting, get, connectSilently };
}

describe('an api that stops', () => {
  test('finishes what it began, and lets go of connections that would have been kept', async () => {
    const { server, stopping, waiting, get } = await startSlowApi();
    expect((await get('/quick')).connection).toBe('keep-alive');
    const slow = get('/slow');
    await expect.poll(() => waiting.length).toBe(1);
    stopping.abort();
    const stopped = stopServing(server);
    for (const letGo of waiting) letGo();
    expect(await slow).toEqual({ connection: 'close', text: '{"finished":true}' });
    await stopped;
    await expect(get('/quick')).rejects.toThrow('ECONNREFUSED');
  });

  test('serves on while others learn that it is not ready, and keeps no connection', async () => {
    const { server, stopping, get } = await startSlowApi();
    stopping.abort();
    expect((await get('/quick')).connection).toBe('close');
    await stopServing(server);
  });

  test('isn’t kept by connections on which nobody asks anything', async () => {
    const { server, stopping, get, connectSilently } = await startSlowApi();
    const early = await connectSilently();
    await get('/quick');
    stopping.abort();
    await once(early, 'close');
    const late = once(await connectSilently(), 'close');
    await Promise.all([stopServing(server), late]);
    expect(server.listening).toBe(false);
  });
});
