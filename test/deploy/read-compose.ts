import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const composePath = fileURLToPath(new URL('../../docker-compose.yml', import.meta.url));

const serviceSchema = z.looseObject({
  image: z.string(),
  build: z.object({ context: z.string(), target: z.string() }).optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  restart: z.string(),
  network_mode: z.string().optional(),
  networks: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  configs: z.array(z.object({ source: z.string(), target: z.string() })).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string(), required: z.boolean().optional() })).default({}),
  deploy: z.object({
    replicas: z.int().optional(),
    resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string() }) }),
  }),
});
export type Service = z.infer<typeof serviceSchema>;

const file = z.object({ file: z.string() });
const composeSchema = z.looseObject({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
  volumes: z.record(z.string(), z.object({})),
  configs: z.record(z.string(), file),
  secrets: z.record(z.string(), file),
});

/** What has no default, and has to be in the `.env` file. */
export const REQUIRED = {
  SECRETS_FOLDER: '/etc/tirkeu/secrets',
  ISSUER_URL: 'https://id.example/realms/staff',
  AUDIENCE: 'urn:example:api',
  STAFF_CLIENT_ID: 'console',
};

/** The file as a container engine sees it: merged and with variables filled in from `environment`. */
export const readCompose = (environment: Readonly<Record<string, string>>): z.infer<typeof composeSchema> =>
  composeSchema.parse(readRawCompose(environment));

export const readRawCompose = (environment: Readonly<Record<string, string>>): unknown =>
  JSON.parse(JSON.stringify(parse(readFileSync(composePath, 'utf8'), { merge: true })), (_key, value: unknown) =>
    typeof value === 'string' ? interpolate(value, environment) : value,
  );

/** `${NAME:-default}` and `${NAME:?message}`, the two forms we use; `$$` is a dollar sign. */
const interpolate = (text: string, environment: Readonly<Record<string, string>>): string =>
  text.replace(/\$\$|\$\{(\w+):([-?])([^}]*)\}/g, (form, name: string, kind: string, rest: string) => {
    if (form === '$$') return '$';
    const value = environment[name] ?? '';
    if (value === '' && kind === '?') throw new Error(`${name} is missing: ${rest}`);
    return value === '' ? rest : value;
  });
