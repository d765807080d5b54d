import { createHash } from 'node:crypto';
import type { Application } from '../domain/application.ts';
import { canonicalBytes } from '../domain/canonical-json.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Tells a repeated application from another one: the digest of exactly what the applicant signed. */
export const applicationDigestOf = (application: Application): string => sha256(canonicalBytes(application));

/** The id of a message, derived from its content: a repeat is recognised as one, whoever lost the answer (R14). */
export const messageIdOf = (name: string, message: object): string => `${name}/${sha256(canonicalBytes(message))}`;
