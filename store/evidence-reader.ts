import { createHash } from 'node:crypto';
import type { EvidenceDocument, Models } from './schemas.ts';

/** What proved an answer, without the bytes: for people who want to know who signed, and how that was found out. */
export type ShownEvidence = Pick<EvidenceDocument, 'consentId' | 'purpose' | 'kind' | 'verdict' | 'receivedAt'> & {
  readonly evidenceId: string;
  /** The identity document that was shown, where somebody came in person. */
  readonly documentNumber: string | null;
  /** The name, in the directory of staff, of who saw it. */
  readonly attestedBy: string | null;
  /** What was signed, or what the password or the caseworker's word stands for. */
  readonly document: { readonly bytes: number; readonly sha256: string };
  /** The CMS, where there is one. */
  readonly signature: { readonly bytes: number } | null;
};

/** The bytes themselves, exactly as they were signed and as the signature came. */
export type EvidenceBytes = Pick<EvidenceDocument, 'purpose'> & {
  readonly document: Buffer;
  /** `null` where nobody signed: a password, or a visit to the counter. */
  readonly signature: Buffer | null;
};

export interface EvidenceReader {
  /** Everything that proved something in a case, oldest first. */
  listEvidence(caseId: string): Promise<readonly ShownEvidence[]>;
  findEvidenceBytes(caseId: string, evidenceId: string): Promise<EvidenceBytes | undefined>;
}

/** `lean()` leaves what the driver read as it is: `Binary`, whose bytes are in `buffer`. */
const bytesOf = (stored: Buffer | { readonly buffer: Uint8Array }): Buffer =>
  Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer);

export const createEvidenceReader = ({ evidence }: Models): EvidenceReader => ({
  async listEvidence(caseId) {
    const found = await evidence.find({ caseId }).sort({ receivedAt: 1, _id: 1 }).lean();
    return found.map((kept) => {
      const { _id, consentId, purpose, kind, verdict, receivedAt, documentNumber, attestedBy, signedBytes, cms } = kept;
      const document = bytesOf(signedBytes);
      return {
        evidenceId: _id,
        consentId: consentId ?? null,
        purpose,
        kind,
        verdict,
        receivedAt,
        documentNumber: documentNumber ?? null,
        attestedBy: attestedBy?.id ?? null,
        document: { bytes: document.length, sha256: createHash('sha256').update(document).digest('hex') },
        signature: cms === undefined || cms === null ? null : { bytes: bytesOf(cms).length },
      };
    });
  },
  async findEvidenceBytes(caseId, evidenceId) {
    const found = await evidence.findOne({ _id: evidenceId, caseId }, { purpose: 1, signedBytes: 1, cms: 1 }).lean();
    if (found === null) return undefined;
    const { purpose, signedBytes, cms } = found;
    return {
      purpose,
      document: bytesOf(signedBytes),
      signature: cms === undefined || cms === null ? null : bytesOf(cms),
    };
  },
});
