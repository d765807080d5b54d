import { z } from 'zod';
import { readEnvironment, type Environment } from '../../platform/environment.ts';
import { baseUrlField, filePathField, hostField, portField, secretField } from '../../platform/environment-fields.ts';

const schema = z.object({
  IDENTITY_HOST: hostField().default('127.0.0.1'),
  IDENTITY_PORT: portField(),
  /** Folder for keys and the person chosen from the population. */
  IDENTITY_DATA: filePathField(),
  AUDIENCE: z.string().min(1).describe('what access tokens name as their audience'),
  CONSOLE_CLIENT_ID: z.string().min(1).describe('the client with which the api signs staff in'),
  CONSOLE_CLIENT_SECRET: secretField(8),
  REGISTRIES_URL: baseUrlField(),
});

export type ProviderSettings = Readonly<z.infer<typeof schema>>;

export const readProviderSettings = (environment: Environment): ProviderSettings =>
  readEnvironment(schema, environment);
