import type { KeyObject } from 'node:crypto';
import { holds, importKey, isNational, signatureScheme } from './algorithms.ts';
import { BerError } from './ber.ts';
import { readCertificate, type Certificate } from './certificate.ts';

/**
 * Does a certificate lead to a pinned authority?
 *
 * - `trusted`: every signature on the way holds
 * - `national`: a pinned authority claims it, with a signature of the national algorithms, which only NCANode can check
 * - `untrusted`: no such path
 */
export type Trust = 'trusted' | 'national' | 'untrusted';

export type JudgeTrust = (certificate: Certificate, others: readonly Certificate[], at: Date) => Trust;

/** The national chain is root, issuing authority, holder. */
const MAX_AUTHORITIES = 3;

/**
 * Pins the authorities in `trustAnchorsPem`: roots, and issuing authorities too, since the national software sends the signer's
 * certificate alone. Throws where the file holds anything that isn't an authority's certificate, or nothing at all: a worker must
 * not start with half a trust store.
 */
export function createTrust(trustAnchorsPem: string): JudgeTrust {
  const anchors = readAnchors(trustAnchorsPem);
  const anchorKeys = new Map(anchors.map((anchor) => [anchor, importKey(anchor.publicKeyInfo)]));

  function judge(certificate: Certificate, others: readonly Certificate[], at: Date, authoritiesBelow: number): Trust {
    if (certificate.hasUnknownCriticalExtension) return 'untrusted';
    for (const issuer of [...anchors, ...others]) {
      const claims = issuer.subject.equals(certificate.issuer) && mayIssue(issuer, at, authoritiesBelow);
      if (!claims) continue;
      const pinned = anchors.includes(issuer);
      if (isNational(certificate.signatureAlgorithm)) {
        if (pinned && isNational(issuer.publicKeyAlgorithm)) return 'national';
      } else if (issued(certificate, anchorKeys.get(issuer) ?? importKey(issuer.publicKeyInfo))) {
        if (pinned) return 'trusted';
        if (authoritiesBelow + 1 < MAX_AUTHORITIES) {
          const above = judge(issuer, others, at, authoritiesBelow + 1);
          if (above !== 'untrusted') return above;
        }
      }
    }
    return 'untrusted';
  }

  return (certificate, others, at) => judge(certificate, others, at, 0);
}

/** Is this an authority that may issue, with so many authorities already below it on the path (RFC 5280, 6.1.4)? */
function mayIssue(issuer: Certificate, at: Date, authoritiesBelow: number): boolean {
  return (
    issuer.authority !== null &&
    issuer.authority.pathLength >= authoritiesBelow &&
    issuer.keyUsage.includes('keyCertSign') &&
    at >= issuer.notBefore &&
    at <= issuer.notAfter
  );
}

function issued(certificate: Certificate, key: KeyObject | undefined): boolean {
  const scheme = signatureScheme(certificate.signatureAlgorithm);
  return scheme !== undefined && key !== undefined && holds(scheme, key, certificate.signedPart, certificate.signature);
}

function readAnchors(pem: string): readonly Certificate[] {
  const blocks = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)];
  if (blocks.length === 0) throw new Error('Trust anchors: no certificate in PEM form');
  return blocks.map(([, base64 = ''], index) => {
    const anchor = readAnchor(Buffer.from(base64, 'base64'));
    if (anchor === undefined || anchor.authority === null || !anchor.keyUsage.includes('keyCertSign')) {
      throw new Error(
        `Trust anchors: certificate ${index + 1} is not an authority’s (X.509 version 3, CA, keyCertSign)`,
      );
    }
    return anchor;
  });
}

function readAnchor(der: Buffer): Certificate | undefined {
  try {
    return readCertificate(der);
  } catch (error) {
    if (error instanceof BerError) return undefined;
    throw error;
  }
}
