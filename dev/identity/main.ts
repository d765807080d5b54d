import { mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createLogger } from '../../platform/logging.ts';
import { installShutdown } from '../../platform/shutdown.ts';
import { createIdentityProvider } from './create-identity-provider.ts';
import { getOwnCase } from './own-case.ts';
import { readProviderSettings } from './provider-settings.ts';
import { getSigningKeys } from './signing-keys.ts';

const settings = readProviderSettings(process.env);
const logger = createLogger({ name: 'identity', level: 'info' });
const shutdown = installShutdown({ logger, timeLimitMs: 5_000 });

mkdirSync(settings.IDENTITY_DATA, { recursive: true });
const issuer = `http://${settings.IDENTITY_HOST}:${settings.IDENTITY_PORT}`;
const app = createIdentityProvider({
  issuer,
  audience: settings.AUDIENCE,
  console: { id: settings.CONSOLE_CLIENT_ID, secret: settings.CONSOLE_CLIENT_SECRET },
  keys: await getSigningKeys(settings.IDENTITY_DATA),
  ownCase: await getOwnCase(settings.REGISTRIES_URL, settings.IDENTITY_DATA),
});
const server = createServer(app);
server.listen(settings.IDENTITY_PORT, settings.IDENTITY_HOST);
await once(server, 'listening');
shutdown.add('http server', async () => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
});
logger.info({ issuer }, 'the demonstration identity provider is up');
