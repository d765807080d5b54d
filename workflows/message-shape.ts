import { isGround } from '../domain/grounds.ts';
import type { Rejection } from '../domain/messages.ts';
import { rejectEvidenceShape } from '../domain/signature-profile.ts';

/**
 * Temporal carries whatever a client sends. These checks keep a misshapen message from reaching a step; the HTTP api
 * has asked the same and more before.
 */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const malformed = { code: 'evidence-rejected', reason: 'malformed' } as const;

const isText = (value: unknown): value is string => typeof value === 'string';

function checkEvidenceShape(evidence: unknown): Rejection | undefined {
  if (!isRecord(evidence)) return malformed;
  if (evidence['kind'] === 'eds' && isText(evidence['cms'])) {
    const reason = rejectEvidenceShape(evidence['cms']);
    return reason === undefined ? undefined : { code: 'evidence-rejected', reason };
  }
  const isKnown =
    (evidence['kind'] === 'otp' && isText(evidence['code'])) ||
    (evidence['kind'] === 'in-person' && isText(evidence['documentNumber']));
  return isKnown ? undefined : malformed;
}

export function checkRevocationShape(message: unknown): Rejection | undefined {
  if (!isRecord(message) || !isText(message['consentId'])) return { code: 'unknown-consent' };
  return checkEvidenceShape(message['evidence']);
}

export function checkDecisionShape(message: unknown): Rejection | undefined {
  const rejection = checkRevocationShape(message);
  if (rejection !== undefined) return rejection;
  const decision = isRecord(message) ? message['decision'] : undefined;
  return decision === 'give' || decision === 'decline' ? undefined : malformed;
}

export const isCancellationShape = (message: unknown): boolean =>
  isRecord(message) && (message['reason'] === null || isText(message['reason']));

export const isReviewShape = (message: unknown): boolean =>
  isRecord(message) &&
  (message['decision'] === 'approve' || message['decision'] === 'refuse') &&
  isText(message['reason']) &&
  (message['ground'] === undefined || (isText(message['ground']) && isGround(message['ground'])));
