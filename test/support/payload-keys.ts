import { randomBytes } from 'node:crypto';
import { createDataConverter } from '../../platform/data-converter.ts';
import { parsePayloadKeys } from '../../platform/payload-keys.ts';

/** Keys as no other run has them. */
export function createTestKeys() {
  const parsed = parsePayloadKeys(`test:${randomBytes(32).toString('base64')}`);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.keys;
}

/** A converter with a key of its own. */
export const createTestDataConverter = () => createDataConverter(createTestKeys());
