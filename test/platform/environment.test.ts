import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  addressField,
  baseUrlField,
  filePathField,
  hostField,
  logLevelField,
  mongodbUriField,
  namespaceField,
  networksField,
  payloadKeysField,
  portField,
} from '../../platform/environment-fields.ts';
import { EnvironmentError, readEnvironment, type Environment } from '../../platform/environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'environment-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileWith = (content: string): string => {
  const path = join(folder, randomBytes(6).toString('hex'));
  writeFileSync(path, content);
  return path;
};

const schema = z.object({
  API_PORT: portField(),
  MONGODB_URI: mongodbUriField(),
  PAYLOAD_KEYS: payloadKeysField(),
  LOG_LEVEL: logLevelField(),
  WORKFLOW_BUNDLE: filePathField().optional(),
});

const payloadKeys = `k1:${randomBytes(32).toString('base64')}`;
const complete = { API_PORT: '8080', MONGODB_URI: 'mongodb://127.0.0.1/tirkeu', PAYLOAD_KEYS: payloadKeys };

const messageOf = (environment: Environment): string => {
  try {
    readEnvironment(schema, environment);
    return 'accepted';
  } catch (error) {
    return error instanceof EnvironmentError ? error.message : 'not the error that was promised';
  }
};

describe('the environment of a process', () => {
  test('comes back typed, and only what the schema names', () => {
    const environment = readEnvironment(schema, { ...complete, LOG_LEVEL: 'debug', UNRELATED: 'x' });
    expect(environment).toEqual({
      API_PORT: 8080,
      MONGODB_URI: complete.MONGODB_URI,
      LOG_LEVEL: 'debug',
      PAYLOAD_KEYS: expect.objectContaining({ current: expect.objectContaining({ id: 'k1' }) }),
    });
  });

  test('one message names every wrong variable and what to give', () => {
    const message = messageOf({ API_PORT: 'eighty', LOG_LEVEL: 'loud', PAYLOAD_KEYS: 'k1' });
    expect(message.split('\n  ')).toEqual([
      'The environment has to be corrected:',
      'API_PORT must be a port from 0 (any free one) to 65535',
      'MONGODB_URI is missing: give a mongodb:// or mongodb+srv:// connection string of a replica set',
      'PAYLOAD_KEYS is wrong: key 1 is not written as id:base64',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
    ]);
  });

  test('no value appears in the message, since it may be a secret', () => {
    expect(messageOf({ ...complete, MONGODB_URI: 'user:swordfish@host' })).toContain('MONGODB_URI must be');
    expect(messageOf({ ...complete, MONGODB_URI: 'user:swordfish@host' })).not.toContain('swordfish');
  });

  test('an empty variable counts as absent, because a compose file can not leave one out', () => {
    expect(readEnvironment(schema, { ...complete, LOG_LEVEL: '', WORKFLOW_BUNDLE: '' })).toMatchObject({
      LOG_LEVEL: 'info',
    });
    expect(messageOf({ ...complete, API_PORT: '' })).toContain('API_PORT is missing');
  });
});

describe('a variable that lies in a file', () => {
  test('is read from there, without the last newline', () => {
    const { MONGODB_URI, ...rest } = complete;
    const environment = readEnvironment(schema, { ...rest, MONGODB_URI_FILE: fileWith(`${MONGODB_URI}\n`) });
    expect(environment.MONGODB_URI).toBe(MONGODB_URI);
  });

  test.each([
    [
      'is named and given at the same time',
      fileWith('x'),
      'is given twice: drop it or MONGODB_URI_FILE',
      complete.MONGODB_URI,
    ],
    ['does not exist', join(folder, 'absent'), "can't be read from the file that MONGODB_URI_FILE names", ''],
    ['is empty', fileWith('\n'), 'is empty in the file that MONGODB_URI_FILE names', ''],
    ['holds something else', fileWith('postgres://x'), 'must be a mongodb:// ', ''],
  ])('is refused when the file %s', (_case, file, reason, value) => {
    const environment = { ...complete, MONGODB_URI: value, MONGODB_URI_FILE: file };
    expect(messageOf(environment)).toContain(`MONGODB_URI ${reason}`);
  });

  test('may be a path itself: a name that ends in _FILE is a variable like any other', () => {
    const anchors = z.object({ TRUST_ANCHORS_FILE: filePathField() });
    expect(readEnvironment(anchors, { TRUST_ANCHORS_FILE: '/etc/roots.pem' })).toEqual({
      TRUST_ANCHORS_FILE: '/etc/roots.pem',
    });
  });
});

describe('fields', () => {
  test.each([
    ['port', portField(), ['0', '443', '65535'], ['', '-1', '65536', '8080x', '1e3', ' 80']],
    ['host', hostField(), ['127.0.0.1', '0.0.0.0', '::1', 'api.internal'], ['', 'a b', 'http://x', 'a/b']],
    [
      'base URL',
      baseUrlField(),
      ['http://127.0.0.1:4000/property', 'https://registry.example'],
      ['', 'registry', 'ftp://x', 'http://x/', 'http://x?a=1', 'http://x#a', 'http://u:p@x', 'http://'],
    ],
    [
      'address',
      addressField(),
      ['127.0.0.1:7233', 'temporal:7233', 'Temporal.internal:7233', '[::1]:7233'],
      ['', 'temporal', ':7233', 'http://temporal:7233', 'temporal:7233/x', 'temporal:70000', 'u@temporal:7233'],
    ],
    [
      'connection string',
      mongodbUriField(),
      ['mongodb://a,b,c/tirkeu?replicaSet=rs', 'mongodb+srv://cluster.example'],
      ['', 'mongodb://', 'http://a', 'mongodb:///x'],
    ],
    ['namespace', namespaceField(), ['default', 'tirkeu.prod-1'], ['', '-a', 'a b', 'a/b']],
    [
      'networks',
      networksField(),
      ['127.0.0.0/8', '10.1.0.0/16, fd00::/8', '::1/128', undefined],
      ['', '127.0.0.0', '127.0.0.0/33', 'fd00::/129', 'localhost/8', '10.0.0.0/8,', '10.0.0.0/-1', 'fe80::1%eth0/64'],
    ],
    ['file path', filePathField(), ['/run/secrets/x', 'a.pem'], ['a\0b']],
    ['log level', logLevelField(), ['info', 'silent'], ['', 'INFO', 'verbose']],
    ['payload keys', payloadKeysField(), [payloadKeys], ['', 'k1', 'k1:short']],
  ])('%s takes what is right and refuses what is not', (_name, field, right, wrong) => {
    for (const text of right) expect(field.safeParse(text).success, text).toBe(true);
    for (const text of wrong) expect(field.safeParse(text).success, text).toBe(false);
  });
});
