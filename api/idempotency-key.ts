import type { Request } from 'express';
import { v5 } from 'uuid';
import { Problem } from './problem.ts';

const MAX_LENGTH = 255;

/**
 * A UUID derived from whose key it is: the same client and key mean the same thing, and nobody has to remember answers. The
 * owner is encoded, so that nobody's name and key together read like another's.
 *
 * @param names a name space (UUID) of what is made
 */
export const idOfKey = (names: string, owner: string, key: string): string =>
  v5(`${encodeURIComponent(owner)}/${key}`, names);

/** The `Idempotency-Key` of a request that may have one. @throws {Problem} where it can't be one */
export const findIdempotencyKey = (request: Request): string | undefined =>
  request.get('idempotency-key') === undefined ? undefined : idempotencyKeyOf(request);

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

export const keyReused = (): Problem =>
  new Problem({
    status: 422,
    code: 'idempotency-key-reused',
    title: 'This Idempotency-Key belongs to another request',
    detail: 'Nothing was done. The key was used with a different body; use a new key for a new request.',
  });
