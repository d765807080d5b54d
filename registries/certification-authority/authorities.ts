import { createPrivateKey } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  generateKey,
  isAuthority,
  issueCertificate,
  keyFrom,
  keyUsage,
  NAME_ATTRIBUTE,
  type Credential,
} from './issue-certificate.ts';

/** The two certificates above every holder's. */
export interface Authorities {
  readonly root: Credential;
  readonly issuing: Credential;
}

const KEY_USAGE = { keyCertSign: 5, crlSign: 6 } as const;
const DAY_MS = 86_400_000;
const LIFETIME_MS = 20 * 365 * DAY_MS;

export function foundAuthorities(label: string, now: Date): Authorities {
  const found = (commonName: string, pathLength: number, issuer?: Credential): Credential =>
    issueCertificate({
      subject: [
        [NAME_ATTRIBUTE.commonName, commonName],
        [NAME_ATTRIBUTE.country, 'KZ'],
      ],
      key: generateKey(),
      issuer,
      notBefore: new Date(now.getTime() - 5 * 365 * DAY_MS),
      notAfter: new Date(now.getTime() + LIFETIME_MS),
      extensions: [isAuthority(pathLength), keyUsage(KEY_USAGE.keyCertSign, KEY_USAGE.crlSign)],
    });
  const root = found(`НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (${label})`, 1);
  return { root, issuing: found(`ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (${label})`, 0, root) };
}

export const toPem = (certificate: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const stored = z.strictObject({
  certificate: base64,
  privateKey: z.string(),
  name: base64,
  issuerName: base64,
  serial: base64,
});
const storedAuthorities = z.strictObject({ root: stored, issuing: stored });

/**
 * The authorities kept in `folder`, founded there if it is empty. Also writes `trust-anchors.pem`: the root and the issuing
 * authority, because signatures carry the holder's certificate alone.
 */
export function openAuthorities(folder: string, label: string): Authorities {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'authorities.json');
  const authorities = readAuthorities(file) ?? foundAuthorities(label, new Date());
  writeAtomically(file, JSON.stringify({ root: toStored(authorities.root), issuing: toStored(authorities.issuing) }));
  writeAtomically(join(folder, 'trust-anchors.pem'), trustAnchorsOf(authorities));
  return authorities;
}

export const trustAnchorsOf = ({ root, issuing }: Authorities): string =>
  toPem(root.certificate) + toPem(issuing.certificate);

function readAuthorities(file: string): Authorities | undefined {
  const text = readIfExists(file);
  if (text === undefined) return undefined;
  const { root, issuing } = storedAuthorities.parse(JSON.parse(text));
  return { root: fromStored(root), issuing: fromStored(issuing) };
}

function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A kill leaves the old file or the new one, never half of one. Only the owner may read: it may hold keys. */
function writeAtomically(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const toStored = ({ certificate, key, name, issuerName, serial }: Credential) => ({
  certificate: certificate.toString('base64'),
  privateKey: key.privateKey.export({ format: 'pem', type: 'pkcs8' }),
  name: name.toString('base64'),
  issuerName: issuerName.toString('base64'),
  serial: serial.toString('base64'),
});

const fromStored = ({ privateKey, ...credential }: z.infer<typeof stored>): Credential => ({
  ...credential,
  key: keyFrom(createPrivateKey(privateKey)),
});
