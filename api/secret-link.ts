import { createHash, randomBytes } from 'node:crypto';
import { encodeQR } from 'qr';
import { z } from 'zod';

/** Links that somebody without a sign-in comes by: what they may see or do hangs on a secret in the link. */

const SECRET_BYTES = 32;

/** 256 random bits, which nobody guesses: 43 characters of base64url. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Whoever reads the database can use nobody's link. Of 256 random bits a plain hash tells nothing. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Modules of white around the code, as ISO/IEC 18004 asks. */
const QUIET_ZONE = 4;

/**
 * The link to a page of this site and its QR code as SVG. The secret stands behind `#`, where it reaches no server: neither a
 * log nor the `Referer` of a link holds it.
 */
export function secretLink(publicUrl: string, page: 'invitation' | 'status', secret: string) {
  const url = `${publicUrl}/${page}#${secret}`;
  return { url, qr: encodeQR(url, 'svg', { ecc: 'medium', border: QUIET_ZONE }) };
}

const MAX_SECRET_LENGTH = 200;

/** As it stands behind `#` in the link. What is no secret of ours opens nothing, and isn't told apart from one that doesn't. */
export const secretField = z
  .string('must be the secret of the link')
  .max(MAX_SECRET_LENGTH, 'must be the secret of the link')
  .meta({ description: 'what stands behind `#` in the link' });
