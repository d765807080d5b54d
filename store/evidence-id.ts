import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import type { Evidence } from '../domain/application.ts';
import type { Answer } from '../domain/consent-document.ts';

/** What a proof is for: the application itself (`consentId` null), or one consenter's answer. */
export interface Proof {
  readonly caseId: string;
  readonly consentId: string | null;
  readonly purpose: Answer | 'application';
  readonly evidence: Evidence;
}

/** The same proof for the same purpose is the same evidence, whenever it comes. */
export function evidenceIdOf({ caseId, consentId, purpose, evidence }: Proof): string {
  const digest = createHash('sha256').update(JSON.stringify(evidence)).digest('hex');
  return v5(['evidence', ...(consentId === null ? [] : [consentId]), purpose, digest].join('/'), caseId);
}
