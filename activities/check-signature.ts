import type { Dependencies } from './dependencies.ts';
import type { EvidenceToVerify, Proven } from './verify-evidence.ts';

type SignatureClaim = Pick<EvidenceToVerify, 'documents' | 'signer' | 'at'> & { readonly cms: string };

/** Did the one who had to sign sign one of the documents (R13)? Throws `RegistryFailure`. */
export async function checkSignature(
  { verifier }: Pick<Dependencies, 'verifier'>,
  { cms, documents, signer, at }: SignatureClaim,
): Promise<Proven> {
  for (const document of documents) {
    const verified = await verifier.verify({ cms, document, signer, at: new Date(at) });
    if (verified.accepted) {
      return {
        accepted: true,
        by: verified.signer.iin,
        cms: Buffer.from(cms, 'base64'),
        signedBytes: Buffer.from(document),
        verdict: { signer: verified.signer, ...verified.verdict },
      };
    }
    if (verified.reason !== 'wrong-document') return verified;
  }
  return { accepted: false, reason: 'wrong-document' };
}
