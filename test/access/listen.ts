import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterAll } from 'vitest';

/** Serves on a free port until the calling file's last test; the server may know its own URL before it answers anybody. */
export async function listen(create: (url: string) => RequestListener | Promise<RequestListener>): Promise<string> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on no port');
  const url = `http://127.0.0.1:${address.port}`;
  server.on('request', await create(url));
  return url;
}
