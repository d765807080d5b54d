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

const isCaseworker = (value: unknown): boolean => isRecord(value) && isText(value['id']) && isText(value['iin']);

const isOptional = (value: unknown, isShape: (value: unknown) => boolean): boolean =>
  value === undefined || isShape(value);

/** What comes with every proof: the caseworker who saw the person, and the powers of an attorney, where there are any. */
function checkProofShape(message: Readonly<Record<string, unknown>>): Rejection | undefined {
  const { attestedBy, powerOfAttorneyId, client } = message;
  const isShape =
    isOptional(attestedBy, isCaseworker) && [powerOfAttorneyId, client].every((id) => isOptional(id, isText));
  return isShape ? checkEvidenceShape(message['evidence']) : malformed;
}

export function checkRevocationShape(message: unknown): Rejection | undefined {
  if (!isRecord(message) || !isText(message['consentId'])) return { code: 'unknown-consent' };
  return checkProofShape(message);
}

export function checkDecisionShape(message: unknown): Rejection | undefined {
  const rejection = checkRevocationShape(message);
  if (rejection !== undefined) return rejection;
  const decision = isRecord(message) ? message['decision'] : undefined;
  return decision === 'give' || decision === 'decline' ? undefined : malformed;
}

export function checkObjectionShape(message: unknown): Rejection | undefined {
  if (!isRecord(message) || !isText(message['objectionId'])) return { code: 'unknown-objection' };
  return isText(message['reason']) ? checkProofShape(message) : malformed;
}

export function checkStayEndShape(message: unknown): Rejection | undefined {
  if (!isRecord(message)) return malformed;
  const { by } = message;
  const isIdentity = isRecord(by) && (isText(by['iin']) || isText(by['bin']));
  return isIdentity ? checkProofShape(message) : malformed;
}

export const isCancellationShape = (message: unknown): boolean =>
  isRecord(message) &&
  (message['reason'] === null || isText(message['reason'])) &&
  isOptional(message['caseworker'], isCaseworker);

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const isRevisions = (value: unknown): boolean => Array.isArray(value) && value.every(Number.isSafeInteger);

const isByCaseworker = ({ caseworker, revisions }: Readonly<Record<string, unknown>>): boolean =>
  isCaseworker(caseworker) && isOptional(revisions, isRevisions);

export const isReviewShape = (message: unknown): boolean =>
  isRecord(message) &&
  (message['decision'] === 'approve' || message['decision'] === 'refuse') &&
  isText(message['reason']) &&
  isByCaseworker(message) &&
  isOptional(message['registrant'], isText) &&
  isOptional(message['matters'], isTexts) &&
  isOptional(message['ground'], (ground) => isText(ground) && isGround(ground));

export const isExtensionShape = (message: unknown): boolean =>
  isRecord(message) &&
  isText(message['deadlineAt']) &&
  !Number.isNaN(Date.parse(message['deadlineAt'])) &&
  isText(message['reason']) &&
  isByCaseworker(message);

export const isNoteShape = (message: unknown): boolean =>
  isRecord(message) && isText(message['noteId']) && isText(message['text']) && isByCaseworker(message);

export const isReminderShape = (message: unknown): boolean =>
  isRecord(message) && isText(message['consentId']) && isByCaseworker(message);

export const isAssignmentShape = (message: unknown): boolean =>
  isRecord(message) && (message['assignee'] === null || isText(message['assignee'])) && isByCaseworker(message);
