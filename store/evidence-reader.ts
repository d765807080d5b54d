import type { EvidenceDocument, Models } from './schemas.ts';

/** What proved an answer, without the signature's bytes: for people who want to know who signed, and how that was found out. */
export type ShownEvidence = Pick<EvidenceDocument, 'consentId' | 'purpose' | 'kind' | 'verdict' | 'receivedAt'> & {
  readonly evidenceId: string;
  /** The identity document that was shown, where somebody came in person. */
  readonly documentNumber: string | null;
  /** The name, in the directory of staff, of who saw it. */
  readonly attestedBy: string | null;
};

export interface EvidenceReader {
  /** Everything that proved something in a case, oldest first. */
  listEvidence(caseId: string): Promise<readonly ShownEvidence[]>;
}

export const createEvidenceReader = ({ evidence }: Models): EvidenceReader => ({
  async listEvidence(caseId) {
    const found = await evidence.find({ caseId }, { cms: 0, signedBytes: 0 }).sort({ receivedAt: 1, _id: 1 }).lean();
    return found.map(({ _id, consentId, purpose, kind, verdict, receivedAt, documentNumber, attestedBy }) => ({
      evidenceId: _id,
      consentId: consentId ?? null,
      purpose,
      kind,
      verdict,
      receivedAt,
      documentNumber: documentNumber ?? null,
      attestedBy: attestedBy?.id ?? null,
    }));
  },
});
