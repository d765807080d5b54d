import { once } from 'node:events';
import { createServer } from 'node:http';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { createCertificationAuthority } from './certification-authority/certification-authority.ts';
import { createRegistries } from './create-registries.ts';
import { readEnvironment } from './environment.ts';
import { serveNcalayer } from './ncalayer/create-ncalayer.ts';
import { createKeySlot } from './ncalayer/inserted-key.ts';
import { openState } from './state.ts';

const environment = readEnvironment(process.env);
const log = pino({ name: 'registries' });

const state = openState({ ...environment, now: () => new Date() });
const authority = await createCertificationAuthority({
  dataFolder: environment.dataFolder,
  findName: (iin) => {
    const person = state.findPerson(iin);
    return person && { family: person.surname, given: person.firstName, patronymic: person.patronymic };
  },
});
const keys = createKeySlot();
const report = (error: unknown): void => log.error({ err: error }, 'unplanned error');
const app = createRegistries({ state, authority, keys, report });

const server = createServer(app);
const ncalayer = serveNcalayer(server, { keys, sign: (request) => authority.sign(request) });
server.listen(environment.port, environment.host);
await once(server, 'listening');
log.info({ address: server.address(), populationSize: environment.size }, 'registries are listening');

closeWithGrace({ logger: false }, async ({ err, signal }) => {
  if (err) log.fatal({ err }, 'registries fail');
  log.info({ signal }, 'registries stop');
  server.close();
  ncalayer.close();
  // Requests that a fault left hanging would keep the server open for ever.
  server.closeAllConnections();
  authority.close();
  state.close();
});
