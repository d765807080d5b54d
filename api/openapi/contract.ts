import type { z } from 'zod';
import { caseAnswer, openingAnswer } from '../answers.ts';
import type { Tag } from './tags.ts';

/** A header that an answer carries. */
export interface AnswerHeader {
  readonly name: string;
  readonly says: string;
  readonly example?: string;
}

/** One answer of a call. Without a schema it has no JSON: bytes where there is a media type, or else nothing. */
export interface Answer {
  readonly says: string;
  readonly schema?: z.ZodType;
  readonly mediaType?: string;
  readonly headers?: readonly AnswerHeader[];
}

export interface RequestHeader {
  readonly name: string;
  readonly says: string;
  readonly required: boolean;
  readonly example: string;
}

/** A body that does what it says once the numbers in it are of people whom the registries know. */
export interface BodyExample {
  readonly summary: string;
  readonly value: unknown;
}

/** What an integrator has to know of a call; the OpenAPI document is made from these, and the typed client from that. */
export interface Contract {
  /** What a program calls it: camelCase, verb first, and never changed. */
  readonly name: string;
  /** One line, as a heading. */
  readonly summary: string;
  readonly description?: string;
  readonly tag: Tag;
  readonly query?: z.ZodObject;
  readonly headers?: readonly RequestHeader[];
  readonly body?: z.ZodType;
  /** By their names. */
  readonly bodyExamples?: Readonly<Record<string, BodyExample>>;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Problems beside those that every such call may answer, by status: their codes. */
  readonly problems?: Readonly<Record<number, readonly string[]>>;
}

export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  says: 'a UUID of your own; a repeat with the same key gets the same case',
  required: true,
  example: '3f0c1c52-6f0e-4f0b-9a53-6c1f4d3b8a10',
} as const satisfies RequestHeader;

export const OPTIONAL_KEY = {
  ...IDEMPOTENCY_KEY,
  says: 'a UUID of your own; a repeat with the same key gets the same answer',
  required: false,
} as const satisfies RequestHeader;

export const IF_MATCH = {
  name: 'If-Match',
  says: 'the ETag of the case as you saw it, or `*`; if it has changed since, nothing is done. Staff have to send it',
  required: false,
  example: '"7"',
} as const satisfies RequestHeader;

export const IF_NONE_MATCH = {
  name: 'If-None-Match',
  says: 'the ETag of the case as you have it; if it is still so, the answer is `304` without a body',
  required: false,
  example: '"7"',
} as const satisfies RequestHeader;

export const ETAG = { name: 'ETag', says: 'the revision of the case', example: '"7"' } as const;
export const LOCATION = { name: 'Location', says: 'the path where it can be read from now on' } as const;
export const RETRY_AFTER = {
  name: 'Retry-After',
  says: 'when to ask again: seconds, or a date (RFC 9110, 10.2.3)',
  example: '2',
} as const;

/** How much a caller may still ask for: on every answer to somebody who may call, problems included. */
export const RATE_LIMITS: readonly AnswerHeader[] = [
  { name: 'RateLimit', says: 'how many requests are left, for how many seconds', example: '"reads"; r=2999; t=42' },
  { name: 'RateLimit-Policy', says: 'how many requests in how many seconds', example: '"reads"; q=3000; w=60' },
];

/** What most calls about a case answer: the case. */
export const CASE_NOW = {
  200: { says: 'the case as it then is', schema: caseAnswer, headers: [ETAG] },
  202: { says: 'taken over; the case as it is so far', schema: caseAnswer, headers: [ETAG] },
} as const satisfies Readonly<Record<number, Answer>>;

export const BEING_OPENED = {
  says: 'filed, and being opened: it is safe, and a registry takes its time',
  schema: openingAnswer,
  headers: [RETRY_AFTER],
} as const satisfies Answer;

/** Octets, so that nobody on the way re-encodes what is signed. */
export const BYTES_TO_SIGN = {
  200: { says: 'the bytes to sign, exactly these', mediaType: 'application/octet-stream' },
} as const satisfies Readonly<Record<number, Answer>>;
