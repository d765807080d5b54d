import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { reservePort } from '../../dev/servers/reserve-port.ts';

async function reserve(wanted?: number) {
  const reserved = await reservePort(wanted);
  onTestFinished(reserved.release);
  return reserved;
}

it('gives the wanted port when it is free', async () => {
  const { port, release } = await reserve();
  release();
  expect((await reserve(port)).port).toBe(port);
});

it.each(['127.0.0.1', '::'])('goes on to the next port when somebody listens on %s', async (host) => {
  const { port, release } = await reserve();
  release();
  const server = createServer().listen(port, host);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  expect((await reserve(port)).port).toBeGreaterThan(port);
});

it('never gives one port to two, also before either listens', async () => {
  const { port } = await reserve();
  const others = await Promise.all([reserve(port), reserve(port), reserve(port)]);
  expect(new Set([port, ...others.map((other) => other.port)]).size).toBe(1 + others.length);
});
