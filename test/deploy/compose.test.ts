import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, test } from 'vitest';
import { SEARCH_ATTRIBUTES } from '../../workflows/contract.ts';
import { parsePayloadKeys } from '../../platform/payload-keys.ts';
import { readCompose, readRawCompose, REQUIRED, type Service } from './read-compose.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const inRoot = (path: string): string => join(root, path);
const textOf = (path: string): string => readFileSync(inRoot(path), 'utf8');

const compose = readCompose(REQUIRED);
const services = Object.entries(compose.services);
const isOneShot = (service: Service): boolean => service.restart.startsWith('on-failure');
const ours = services.filter(([, { build }]) => build !== undefined);

describe('docker-compose.yml', () => {
  test('is valid by the Compose Specification', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addFormat('duration', true);
    const validate = ajv.compile(JSON.parse(textOf('test/deploy/compose-spec.json')));
    validate(readRawCompose(REQUIRED));
    expect(validate.errors).toBeNull();
  });

  test.each(Object.keys(REQUIRED))('refuses to start without %s', (name) => {
    expect(() => readCompose({ ...REQUIRED, [name]: '' })).toThrow(`${name} is missing: see .env.example`);
  });

  test('runs two workers, two apis and a replica set of three', () => {
    expect(compose.services['worker']?.deploy.replicas).toBe(2);
    expect(compose.services['api']?.deploy.replicas).toBe(2);
    const members = compose.services['mongo-users']?.environment['MEMBERS']?.split(',') ?? [];
    expect(members.map((member) => member.split(':')[0])).toEqual(
      services.map(([name]) => name).filter((name) => /^mongo-\d$/.test(name)),
    );
    expect(members).toHaveLength(3);
  });

  test('makes the workers’ version of the workflows current before the api takes applications', () => {
    const { worker, api, 'worker-version': version } = compose.services;
    expect(version?.image).toBe(worker?.image);
    expect(version?.command).toEqual(['node', 'worker/make-current.ts']);
    expect(worker?.environment).toMatchObject({ ...version?.environment });
    expect(version?.environment).toHaveProperty('WORKER_DEPLOYMENT');
    expect(Object.keys(version?.depends_on ?? {})).toEqual(['worker']);
    expect(Object.keys(api?.depends_on ?? {})).toContain('worker-version');
  });

  test('needs no file that is not in the repository', () => {
    const files = Object.values(compose.configs).map(({ file }) => file);
    expect(files.filter((file) => !existsSync(inRoot(file)))).toEqual([]);
  });

  test('publishes ports on this machine only, since there is no sign-in', () => {
    const published = services.flatMap(([, { ports }]) => ports);
    expect(published.length).toBeGreaterThan(0);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  test('keeps the databases and the engine from the outside', () => {
    const outward = Object.entries(compose.networks).filter(([, { internal }]) => internal !== true);
    expect(outward.map(([name]) => name)).toEqual(['egress']);
    for (const name of ['postgres', 'mongo-1', 'mongo-2', 'mongo-3', 'temporal']) {
      expect(compose.services[name]?.networks, name).not.toContain('egress');
    }
  });
});

describe.each(services)('the service %s', (name, service) => {
  test('has an image of a fixed version', () => {
    expect(service.image).toMatch(/^[a-z/-]+:\d+\.\d+(\.\d+)?$/);
  });

  test('tells its health, or ends and is waited for', () => {
    const waitedFor = services.some(
      ([, { depends_on: needs }]) => needs[name]?.condition === 'service_completed_successfully',
    );
    expect(isOneShot(service) ? waitedFor : service.healthcheck !== undefined).toBe(true);
  });

  test('waits for what it needs until that is healthy or done', () => {
    for (const [needed, { condition }] of Object.entries(service.depends_on)) {
      const other = compose.services[needed];
      expect(other, needed).toBeDefined();
      const expected = other && isOneShot(other) ? 'service_completed_successfully' : 'service_healthy';
      expect(condition, needed).toBe(expected);
    }
  });

  test('does not wait for a service of a profile that may be off', () => {
    const optional = Object.entries(service.depends_on).filter(([needed]) => compose.services[needed]?.profiles.length);
    expect(optional.filter(([, { required }]) => required !== false)).toEqual([]);
  });

  test('is limited in processor and memory, and restarts', () => {
    expect(Number(service.deploy.resources.limits.cpus)).toBeGreaterThan(0);
    expect(service.deploy.resources.limits.memory).toMatch(/^\d+[MG]$/);
    expect(isOneShot(service) || service.restart === 'unless-stopped').toBe(true);
  });

  test('gets secrets as files, never as a value', () => {
    const variables = Object.entries(service.environment);
    const fromFile = variables.filter(([, value]) => value.startsWith('/run/secrets/'));
    expect(fromFile.filter(([variable]) => !variable.endsWith('_FILE'))).toEqual([]);
    expect(service.secrets).toEqual(
      expect.arrayContaining(fromFile.map(([, path]) => path.replace('/run/secrets/', ''))),
    );

    const asValue = variables
      .filter((variable) => !fromFile.includes(variable))
      .filter(
        ([variable, value]) =>
          /PASSWORD|PWD|SECRET|TOKEN|KEYS?$|MONGODB_URI/.test(variable) || /:\/\/[^/]*:[^/]*@/.test(value),
      );
    expect(asValue).toEqual([]);
  });

  test('names networks, secrets, configs and volumes that exist', () => {
    const volumes = service.volumes.map((volume) => volume.split(':')[0] ?? '');
    expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining(service.networks));
    expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining(service.secrets));
    expect(Object.keys(compose.configs)).toEqual(expect.arrayContaining(service.configs.map(({ source }) => source)));
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(volumes));
  });

  test('shares a network with everything it waits for', () => {
    if (service.network_mode !== undefined) return;
    for (const needed of Object.keys(service.depends_on)) {
      const other = compose.services[needed];
      if (other === undefined || other.network_mode !== undefined || isOneShot(other)) continue;
      expect(
        other.networks.some((network) => service.networks.includes(network)),
        needed,
      ).toBe(true);
    }
  });
});

/** A variable where a schema names it, before what it may be: `NAME: portField()`, `NAME: z.string()`. */
const VARIABLE = /^ {2,4}([A-Z][A-Z0-9_]+): (?:z$|z\.|\w+\()/gm;
const NAMES_VARIABLES = /readEnvironment\(|[sS]ettings = \{/;

/** Where a process says what it reads. What makes a version current is a service of its own. */
const readersOf = (folder: string): readonly string[] =>
  globSync(`${folder}/**/*.ts`, { cwd: root })
    .filter((path) => path !== 'worker/make-current.ts')
    .map(textOf)
    .filter((text) => NAMES_VARIABLES.test(text));

/** What is read and not ours to fill in, and why. */
const NOT_GIVEN: Readonly<Record<string, string>> = {
  CONSOLE_FOLDER: 'the image sets it',
  WORKFLOW_BUNDLE: 'the image sets it',
  NCALAYER_URL: 'NCALayer is always at one place, on the machine of whoever signs; another is for stand-ins',
};

describe.each(ours)('our process %s', (name, { environment, ...service }) => {
  const main = `${name}/main.ts`;
  const readers = readersOf(name);
  const given = Object.keys(environment);

  test('has the version of the package', () => {
    expect(service.image).toBe(`tirkeu/${name}:${JSON.parse(textOf('package.json')).version}`);
  });

  test('runs from a read-only file system without capabilities', () => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  });

  test('knows every variable that it is given', () => {
    const knows = (variable: string): boolean => readers.some((text) => new RegExp(`\\b${variable}\\b`).test(text));
    expect(given.filter((variable) => !knows(variable) && !knows(variable.replace(/_FILE$/, '')))).toEqual([]);
  });

  test('is given every variable that it reads, unless there is a reason', () => {
    const read = readers.flatMap((text) => [...text.matchAll(VARIABLE)].map(([, variable]) => String(variable)));
    expect(read.length).toBeGreaterThanOrEqual(given.length);
    const left = read.filter((variable) => !given.includes(variable) && !given.includes(`${variable}_FILE`));
    expect(left.filter((variable) => !(variable in NOT_GIVEN))).toEqual([]);
  });

  test('is given every variable without which it does not start', () => {
    const started = spawnSync(process.execPath, [main], { cwd: root, env: {}, encoding: 'utf8', timeout: 30_000 });
    expect(started.status).toBe(1);
    const missing = [...started.stderr.matchAll(/^ {2}([A-Z][A-Z0-9_]+)[ :]/gm)].map(([, variable]) =>
      String(variable),
    );
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.filter((variable) => !given.includes(variable) && !given.includes(`${variable}_FILE`))).toEqual([]);
  }, 30_000);
});

describe('.env.example', () => {
  const example = [...textOf('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)];

  test('holds no value', () => {
    expect(example.filter(([, , value]) => value !== '')).toEqual([]);
  });

  test('names every variable of docker-compose.yml and no other', () => {
    const used = [...textOf('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, variable]) => variable);
    const named = example.map(([, variable]) => variable).filter((variable) => variable !== 'COMPOSE_PROFILES');
    expect(new Set(named)).toEqual(new Set(used));
  });
});

describe('create-secrets.sh', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'secrets-')), 'nested');
  afterAll(() => rmSync(join(folder, '..'), { recursive: true }));
  const create = (): void => void execFileSync('sh', [inRoot('deploy/create-secrets.sh'), folder]);
  const secret = (name: string): string => readFileSync(join(folder, name), 'utf8').trim();

  test('makes every secret that docker-compose.yml asks for, in a folder closed to others', () => {
    create();
    expect(Object.keys(compose.secrets).map(secret)).not.toContain('');
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(parsePayloadKeys(secret('payload_keys'))).toMatchObject({ ok: true });
    // MongoDB takes 6 to 1024 characters of base64 as a key.
    expect(secret('mongo_keyfile')).toMatch(/^[A-Za-z0-9+/=]{6,1024}$/);
  });

  test('never replaces a secret that is there', () => {
    const before = Object.keys(compose.secrets).map(secret);
    create();
    expect(Object.keys(compose.secrets).map(secret)).toEqual(before);
  });

  test('the connection string names the members of the replica set', () => {
    const { MEMBERS: members, REPLICA_SET: set } = compose.services['mongo-users']?.environment ?? {};
    expect(secret('mongodb_uri')).toMatch(new RegExp(`@${members}/tirkeu\\?replicaSet=${set}$`));
  });
});

test('the namespace gets the same search attributes as the embedded server', () => {
  const added = textOf('deploy/temporal/create-namespace.sh').matchAll(/^add (\w+) (\w+)$/gm);
  expect(Object.fromEntries([...added].map(([, name, type]) => [name, type]))).toEqual(SEARCH_ATTRIBUTES);
});
