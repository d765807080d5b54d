import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { writeFileAtomically } from '../stack/write-file-atomically.ts';

export const SIGNING_ALGORITHM = 'ES256';

const keysSchema = z.object({
  /** The key that signs tokens. */
  signing: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    d: z.string(),
    kid: z.string(),
    alg: z.literal(SIGNING_ALGORITHM),
    use: z.literal('sig'),
  }),
  /** Signs the provider's own cookies. */
  cookies: z.string().min(32),
});
export type SigningKeys = z.infer<typeof keysSchema>;

/** The provider's keys, made on the first start: tokens that it gave count after a restart, too. */
export async function getSigningKeys(dataFolder: string): Promise<SigningKeys> {
  const file = join(dataFolder, 'keys.json');
  if (existsSync(file)) return keysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const keys = keysSchema.parse({
    signing: { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: SIGNING_ALGORITHM, use: 'sig' },
    cookies: randomBytes(32).toString('base64url'),
  });
  writeFileAtomically(file, JSON.stringify(keys, null, 2), 0o600);
  return keys;
}
