import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createSignatureVerifier, type SignatureVerifier } from '../../activities/signatures/signature-verifier.ts';
import { createNcaClient, type NcaClient } from '../../clients/nca.ts';
import { checkDigitOf } from '../../domain/identifiers.ts';
import { openAuthorities } from '../../registries/certification-authority/authorities.ts';
import {
  createCertificationAuthority,
  type CertificationAuthority,
  type SignRequest,
} from '../../registries/certification-authority/certification-authority.ts';
import { createHolders, type HolderRequest } from '../../registries/certification-authority/holders.ts';
import type { Credential } from '../../registries/certification-authority/issue-certificate.ts';
import { openRevocations } from '../../registries/certification-authority/revocations.ts';

/** The stand-in as a real server on a free port, and the product's verifier against it. */
export interface StandIn {
  readonly authority: CertificationAuthority;
  readonly trustAnchorsPem: string;
  readonly baseUrl: string;
  readonly nca: NcaClient;
  readonly verifier: SignatureVerifier;
  /** Requests for a verdict that arrived so far. */
  readonly verdictsAsked: () => number;
  /** Keys and certificates of the same authorities, for signatures that the stand-in itself never makes. */
  readonly credentialOf: (holder: Partial<HolderRequest> & { readonly iin: string }) => Credential;
  readonly sign: (document: Uint8Array, holder: Omit<SignRequest, 'content'>) => Promise<string>;
  readonly setRevocation: (mode: 'good' | 'unknown') => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startStandIn(options: { readonly dataFolder?: string } = {}): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'tirkeu-ca-'));
  const { dataFolder = join(folder, 'ca') } = options;
  const authority = await createCertificationAuthority({ dataFolder });
  const trustAnchorsPem = await readFile(join(dataFolder, 'trust-anchors.pem'), 'utf8');

  let asked = 0;
  const app = express();
  app.use('/nca', (request, _response, next) => {
    if (request.path === '/cms/verify') asked += 1;
    next();
  });
  app.use('/nca', authority.router);
  const { url, close } = await listen(app);

  const holders = createHolders({
    authorities: openAuthorities(dataFolder, 'DEV'),
    revocations: openRevocations(folder),
    findName: () => undefined,
  });
  const nca = createNcaClient({ baseUrl: `${url}/nca` });
  return {
    authority,
    trustAnchorsPem,
    baseUrl: `${url}/nca`,
    nca,
    verifier: createSignatureVerifier({ nca, trustAnchorsPem }),
    verdictsAsked: () => asked,
    credentialOf: (holder) => holders({ role: 'individual', keyType: 'ec', ...holder }),
    sign: async (document, holder) => {
      const { cms } = await authority.sign({ ...holder, content: Buffer.from(document).toString('base64') });
      return cms;
    },
    setRevocation: async (mode) => {
      await fetch(`${url}/nca/_revocation`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mode }),
      });
    },
    close: async () => {
      await close();
      authority.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Serves `app` on a free port of the loopback address. */
export async function listen(app: express.Express): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const numberWith = (prefix: string, serial: number, digits: number): string => {
  const eleven = prefix + String(serial).padStart(digits, '0');
  const check = checkDigitOf(eleven);
  return check === undefined ? numberWith(prefix, serial + 1, digits) : `${eleven}${check}`;
};

/** Synthetic people and organisations, told apart by `n`. */
export const iinOf = (n: number): string => numberWith('9001013', n * 10, 4);
export const binOf = (n: number): string => numberWith('200140', n * 10, 5);
