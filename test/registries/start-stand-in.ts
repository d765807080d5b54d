import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { createCertificationAuthority } from '../../registries/certification-authority/certification-authority.ts';
import { createRegistries } from '../../registries/create-registries.ts';
import { serveNcalayer } from '../../registries/ncalayer/create-ncalayer.ts';
import { createKeySlot } from '../../registries/ncalayer/inserted-key.ts';
import { openState, type State } from '../../registries/state.ts';
import { situations, type Situation } from './shapes.ts';

export interface StandIn {
  readonly url: string;
  readonly state: State;
  /** One JSON call, whatever its status. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** What a GET answers, in the shape it must have. */
  read<Body>(shape: z.ZodType<Body>, path: string): Promise<Body>;
  /** A fresh situation of a scenario. */
  given(scenario: string): Promise<Situation>;
  /** Moves the clock of the registries. */
  pass(ms: number): void;
  close(): Promise<void>;
}

/** The registries as a real HTTP server in this process, with a clock of their own. */
export async function startStandIn(): Promise<StandIn> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tirkeu-registries-'));
  let passedMs = 0;
  const now = () => new Date(Date.now() + passedMs);
  const state = openState({ dataFolder, seed: 'stand-in', size: 40, now });
  const authority = await createCertificationAuthority({ dataFolder });
  const keys = createKeySlot();
  const server = createServer(createRegistries({ state, authority, keys, report: () => undefined }));
  const ncalayer = serveNcalayer(server, { keys, sign: (request) => authority.sign(request) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  const call: StandIn['call'] = async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const read: StandIn['read'] = async (shape, path) => shape.parse((await call('GET', path)).body);

  return {
    url,
    state,
    call,
    read,
    given: async (scenario) => {
      const [given] = (await read(situations, `/_control/scenarios/${scenario}`)).data;
      if (given === undefined) throw new Error(`no situation of ${scenario}`);
      return given;
    },
    pass: (ms) => {
      passedMs += ms;
    },
    close: async () => {
      ncalayer.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      authority.close();
      state.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}
