import { X509Certificate } from 'node:crypto';
import type { Router } from 'express';
import { z } from 'zod';
import { parse } from '../complaint.ts';
import { openAuthorities, trustAnchorsOf } from './authorities.ts';
import { buildCms } from './build-cms.ts';
import { createHolders, FLAWS, KEY_TYPES, ROLES, type HolderName } from './holders.ts';
import { createJudge } from './judge.ts';
import { createNcaRouter } from './nca-router.ts';
import { openRevocations } from './revocations.ts';

const signRequest = z
  .strictObject({
    iin: z.string().regex(/^\d{12}$/, 'an IIN: 12 digits'),
    bin: z
      .string()
      .regex(/^\d{12}$/, 'a BIN: 12 digits')
      .optional(),
    role: z.enum(ROLES).default('individual'),
    flaw: z.enum(FLAWS).optional(),
    keyType: z.enum(KEY_TYPES).default('ec'),
    content: z.base64(),
  })
  .refine(({ bin, role }) => (bin === undefined) === (role === 'individual'), {
    error: 'An organisation’s certificate needs a bin and a role other than individual; an individual’s has no bin',
    path: ['role'],
  });

/**
 * Who signs, with which certificate and what for a flaw, over which bytes (base64).
 *
 * - `expired`: the certificate ended yesterday
 * - `revoked`: the certificate is on the register of revoked ones, for ever
 * - `auth-key`: a certificate for logging in
 * - `foreign-ca`: issued by an authority nobody pinned, with the same names but for the label
 * - `wrong-iin`: a faultless certificate of another person, and of another organisation where one is asked for
 */
export type SignRequest = z.input<typeof signRequest>;

export interface CertificationAuthority {
  /** NCANode's interface and the controls of the stand-in, to be mounted under `/nca`. */
  readonly router: Router;
  /** A detached CMS in base64. Throws `Complaint` over a request that makes no sense. */
  sign(request: SignRequest): Promise<{ readonly cms: string }>;
  /** The pinned certificates, as in `trust-anchors.pem`. */
  readonly trustAnchorsPem: string;
  close(): void;
}

export interface CertificationAuthorityOptions {
  /** Keeps the authorities' keys, the register of revoked certificates, and `trust-anchors.pem` for the worker. */
  readonly dataFolder: string;
  /** Names for the certificates; somebody unknown gets a made-up one. */
  readonly findName?: (iin: string) => HolderName | undefined;
}

/** A development certification authority. Its certificates have the national profile and no value whatsoever. */
export async function createCertificationAuthority(
  options: CertificationAuthorityOptions,
): Promise<CertificationAuthority> {
  const { dataFolder, findName = () => undefined } = options;
  const authorities = openAuthorities(dataFolder, 'DEV');
  const revocations = openRevocations(dataFolder);
  const holderOf = createHolders({ authorities, revocations, findName });
  const trustAnchorsPem = trustAnchorsOf(authorities);

  let revocationMode: 'good' | 'unknown' = 'good';
  const judge = createJudge({
    issuers: [new X509Certificate(authorities.issuing.certificate)],
    revocations,
    ocspAnswers: () => revocationMode === 'good',
  });

  return {
    trustAnchorsPem,
    router: createNcaRouter({
      judge,
      trustAnchors: trustAnchorsPem,
      setRevocationMode: (mode) => {
        revocationMode = mode;
      },
    }),
    sign: async (request) => {
      const { content, ...holder } = parse(signRequest, request);
      const cms = buildCms(Buffer.from(content, 'base64'), holderOf(holder), new Date());
      return { cms: cms.toString('base64') };
    },
    close: () => revocations.close(),
  };
}
