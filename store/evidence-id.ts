import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import type { Caseworker, Evidence } from '../domain/application.ts';
import { canonicalBytes } from '../domain/canonical-json.ts';
import type { Answer } from '../domain/consent-document.ts';

/** What a proof is for: the application itself or the end of a stay (`consentId` null), or what a consent or an objection says. */
export interface Proof {
  readonly caseId: string;
  readonly consentId: string | null;
  readonly purpose: Answer | 'application' | 'objection' | 'stay-end';
  readonly evidence: Evidence;
  /** The caseworker who saw the person who proves something; `null` where nobody did. */
  readonly attestedBy: Caseworker | null;
}

/**
 * The same proof for the same purpose is the same evidence, whenever it comes. Seen in person, it is as much the
 * caseworker's word as the document's: another caseworker's word is other evidence.
 */
export function evidenceIdOf({ caseId, consentId, purpose, evidence, attestedBy }: Proof): string {
  const proof = evidence.kind === 'in-person' ? { ...evidence, attestedBy: attestedBy?.id ?? null } : evidence;
  const digest = createHash('sha256').update(canonicalBytes(proof)).digest('hex');
  return v5(['evidence', ...(consentId === null ? [] : [consentId]), purpose, digest].join('/'), caseId);
}
