import type { z } from 'zod';

/** One answer of a call. Without a schema it has no JSON: bytes, or nothing. */
export interface Answer {
  readonly says: string;
  readonly schema?: z.ZodType;
  readonly mediaType?: string;
}

/** What an integrator has to know of a call; the OpenAPI document is made from these. */
export interface Contract {
  /** One line, as a heading. */
  readonly summary: string;
  readonly tag:
    'applications' | 'cases' | 'consents' | 'objections and stays' | 'caseworkers' | 'look-ups' | 'operations';
  readonly query?: z.ZodObject;
  /** Headers beside those that every call takes. */
  readonly headers?: readonly { readonly name: string; readonly says: string; readonly required: boolean }[];
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Problems beside those that every call may answer, by status: their codes. */
  readonly problems?: Readonly<Record<number, readonly string[]>>;
}

export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  says: 'a UUID of your own; a repeat with the same key gets the same case',
  required: true,
} as const;

export const IF_MATCH = {
  name: 'If-Match',
  says: 'the ETag of the case as you saw it; if it has changed since, nothing is done',
  required: false,
} as const;
