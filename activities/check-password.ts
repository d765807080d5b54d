import { createHash } from 'node:crypto';
import type { PasswordRejection } from '../domain/signature-rejections.ts';
import type { PasswordVerdict } from '../clients/one-time-passwords.ts';
import type { Dependencies } from './dependencies.ts';
import type { EvidenceToVerify, Proven } from './verify-evidence.ts';

type PasswordClaim = Pick<EvidenceToVerify, 'documents' | 'signer'> & { readonly code: string };

/** The state service's words in ours. */
const REASONS: Readonly<Record<Extract<PasswordVerdict, { accepted: false }>['reason'], PasswordRejection>> = {
  'wrong-code': 'wrong-code',
  expired: 'code-expired',
  'not-sent': 'code-not-sent',
  'too-many-attempts': 'too-many-codes',
};

/**
 * Is it the password that the state service sent to this person for exactly this document (R12)? What it was sent for is the
 * digest of the document's bytes, so that it proves no other. An organisation has no phone. Throws `RegistryFailure`.
 */
export async function checkPassword(
  { population }: Pick<Dependencies, 'population'>,
  { code, documents: [document], signer }: PasswordClaim,
): Promise<Proven> {
  if ('bin' in signer || document === undefined) return { accepted: false, reason: 'kind-not-accepted' };
  const purpose = createHash('sha256').update(document).digest('hex');
  const checked = await population.checkOneTimePassword({ iin: signer.iin, purpose, code });
  if (!checked.accepted) return { accepted: false, reason: REASONS[checked.reason] };
  // The password itself is not kept: the state service knows it by its id.
  return {
    accepted: true,
    by: signer.iin,
    signedBytes: Buffer.from(document),
    verdict: { signer, purpose, passwordId: checked.passwordId },
  };
}
