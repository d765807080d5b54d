import { once } from 'node:events';
import { statfsSync } from 'node:fs';
import { createServer } from 'node:http';
import { z } from 'zod';
import { baseUrlField, filePathField, portField } from '../../platform/environment-fields.ts';
import { readEnvironment } from '../../platform/environment.ts';
import { createLogger } from '../../platform/logging.ts';
import { installShutdown } from '../../platform/shutdown.ts';
import { findCallers } from '../callers.ts';
import { createRegistriesControl } from '../registries-control.ts';
import { createTown } from './create-town.ts';
import { openHouseholds } from './households.ts';
import { parsePace } from './pace.ts';
import { runTown } from './run-town.ts';

const settings = readEnvironment(
  z.object({
    TOWN_PACE: z.string().describe('calm, busy, or how many arrive a minute'),
    /** Where it remembers its people. */
    TOWN_DATA: filePathField(),
    /** Of its health. */
    TOWN_PORT: portField(),
    API_URL: baseUrlField(),
    /** Where nobody signs in there is none. */
    ISSUER_URL: baseUrlField().optional(),
    REGISTRIES_URL: baseUrlField(),
  }),
  process.env,
);
const pace = parsePace(settings.TOWN_PACE);
if (pace === undefined || pace === 'off') throw new Error('TOWN_PACE is no pace at which a town can live');

/** Others on this machine need the disk more than a demonstration does. */
const ROOM_BYTES = 2 * 1024 ** 3;

const logger = createLogger({ name: 'town', level: 'info' });
const shutdown = installShutdown({ logger, timeLimitMs: 8_000 });
const households = openHouseholds(settings.TOWN_DATA);

const server = createServer((_request, response) => {
  const [arrived, open] = [households.arrived(), households.all().length];
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ arrived, open }));
});
server.listen(settings.TOWN_PORT, '127.0.0.1');
await once(server, 'listening');
shutdown.add('http server', async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const openTown = async () =>
  createTown({
    callers: await findCallers({ api: settings.API_URL, issuer: settings.ISSUER_URL ?? null }),
    control: createRegistriesControl(settings.REGISTRIES_URL),
    households,
    pace,
    logger,
    hasRoom: () => {
      const { bavail, bsize } = statfsSync(settings.TOWN_DATA);
      return bavail * bsize > ROOM_BYTES;
    },
    now: () => Date.now(),
  });
logger.info({ pace, arrived: households.arrived(), open: households.all().length }, 'the demo town lives');
const living = runTown(openTown, logger, shutdown.signal);
shutdown.add('town', () => living);
