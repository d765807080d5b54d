import { isIP } from 'node:net';
import { z } from 'zod';
import { parsePayloadKeys, type PayloadKeys } from './payload-keys.ts';

/**
 * One schema for each kind of variable. The description says what to give; it ends up in the error message, both where
 * the variable is missing and where it is wrong.
 */
const textField = (meaning: string, accepts: (text: string) => boolean): z.ZodType<string, string> =>
  z.string().refine(accepts, `must be ${meaning}`).describe(meaning);

const MAX_PORT = 65_535;

/** TCP port; 0 lets the system choose a free one. */
export function portField(): z.ZodType<number, string> {
  const meaning = `a port from 0 (any free one) to ${MAX_PORT}`;
  return z
    .string()
    .regex(/^\d{1,5}$/, `must be ${meaning}`)
    .transform(Number)
    .refine((port) => port <= MAX_PORT, `must be ${meaning}`)
    .describe(meaning);
}

/** How many of something: 1 or more. */
export const countField = (what: string): z.ZodType<number, string> => {
  const meaning = `a number of ${what}, 1 or more`;
  return z
    .string()
    .regex(/^[1-9]\d{0,8}$/, `must be ${meaning}`)
    .transform(Number)
    .describe(meaning);
};

/** Name or address to listen on. */
export const hostField = (): z.ZodType<string, string> =>
  textField('a host name or IP address to listen on, e.g. 127.0.0.1', (text) => /^[A-Za-z0-9.:-]+$/.test(text));

/** Base URL of an HTTP service, without a trailing slash, so that paths can be appended. */
export const baseUrlField = (): z.ZodType<string, string> =>
  textField('an http:// or https:// URL without user, query and trailing slash', (text) => {
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol)) return false;
    return !/[?#]|\/$/.test(text) && url.username === '' && url.password === '';
  });

/** Where browsers find the signing program on the machine of who signs; without TLS only there. */
export const ncalayerUrlField = (): z.ZodType<string, string> =>
  textField('a wss:// URL, or a ws:// URL of this machine', (text) => {
    const url = URL.parse(text);
    if (url === null || /[\s;,'"]/.test(text)) return false;
    return url.protocol === 'wss:' || (url.protocol === 'ws:' && LOOPBACK.test(url.hostname));
  });

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** An identity provider, exactly as it writes `iss` into tokens. Over plain http only on this machine. */
export const issuerUrlField = (): z.ZodType<string, string> =>
  textField('the https:// URL of an identity provider, exactly as its tokens say it in `iss`', (text) => {
    const url = URL.parse(text);
    if (url === null || /[?#]/.test(text) || url.username !== '' || url.password !== '') return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  });

/** A secret that somebody made by chance. */
export const secretField = (minLength: number): z.ZodType<string, string> =>
  textField(`a secret of at least ${minLength} random characters`, (text) => text.length >= minLength);

/** gRPC address. */
export const addressField = (): z.ZodType<string, string> =>
  textField('host:port, e.g. 127.0.0.1:7233', (text) => {
    const port = /^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):(\d{1,5})$/.exec(text)?.[1];
    return port !== undefined && Number(port) <= MAX_PORT;
  });

/** Connection string of a replica set; a secret, because it may hold a password. */
export const mongodbUriField = (): z.ZodType<string, string> =>
  textField('a mongodb:// or mongodb+srv:// connection string of a replica set', (text) =>
    /^mongodb(\+srv)?:\/\/[^\s/]+/.test(text),
  );

/** Networks as `address/prefix`, separated by commas; none where nothing is said. */
export function networksField() {
  const meaning = 'networks as address/prefix, separated by commas, e.g. 10.1.2.0/24,fd00::/8';
  return z
    .string()
    .transform((text) => text.split(',').map((network) => network.trim()))
    .refine((networks) => networks.every(isNetwork), `must be ${meaning}`)
    .default([])
    .describe(meaning);
}

function isNetwork(network: string): boolean {
  const [address = '', prefix = '', ...rest] = network.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return bits > 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits && rest.length === 0 && !address.includes('%');
}

/** Name of a Temporal namespace. */
export const namespaceField = (): z.ZodType<string, string> =>
  textField('a Temporal namespace of letters, digits, ".", "_" and "-"', (text) => /^[A-Za-z0-9][\w.-]*$/.test(text));

/** Name of a Temporal worker deployment: what the versions of our worker have in common. */
export const deploymentField = (): z.ZodType<string, string> =>
  textField('the name of a Temporal worker deployment: letters, digits, "_" and "-"', (text) =>
    /^[A-Za-z0-9][\w-]*$/.test(text),
  );

/** Path of a file; whether it exists shows when it is read. */
export const filePathField = (): z.ZodType<string, string> =>
  textField('the path of a file', (text) => !text.includes('\0'));

/** Keys of the payload encryption (`payload-keys.ts`). */
export const payloadKeysField = (): z.ZodType<PayloadKeys, string> =>
  z
    .string()
    .transform((text, context) => {
      const parsed = parsePayloadKeys(text);
      if (parsed.ok) return parsed.keys;
      context.addIssue({ code: 'custom', message: `is wrong: ${parsed.problem}` });
      return z.NEVER;
    })
    .describe('id:base64 of 32 random bytes, several separated by commas, the first one encrypts');

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How much is logged; `info` where nothing is said. */
export const logLevelField = () => {
  const meaning = `one of ${LOG_LEVELS.join(', ')}`;
  return z.enum(LOG_LEVELS, `must be ${meaning}`).default('info').describe(meaning);
};
