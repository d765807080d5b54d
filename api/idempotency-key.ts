import type { Request } from 'express';
import { Problem } from './problem.ts';

const MAX_LENGTH = 255;

/** The `Idempotency-Key` of a request. @throws {Problem} where it is missing or can't be one */
export function idempotencyKeyOf(request: Request): string {
  const key = request.get('idempotency-key');
  if (key === undefined || key === '') {
    throw new Problem({
      status: 400,
      code: 'idempotency-key-missing',
      title: 'An Idempotency-Key is required',
      detail: 'Send the header `Idempotency-Key` with a UUID of your own; repeat a request with the same one.',
    });
  }
  if (key.length > MAX_LENGTH || !/^[\x21-\x7e]+$/.test(key)) {
    throw new Problem({
      status: 400,
      code: 'idempotency-key-invalid',
      title: 'The Idempotency-Key can not be used',
      detail: `Use 1 to ${MAX_LENGTH} visible ASCII characters without spaces, for instance a UUID.`,
    });
  }
  return key;
}
