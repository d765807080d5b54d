import { randomBytes } from 'node:crypto';
import { createDataConverter } from '../../platform/data-converter.ts';
import { parsePayloadKeys } from '../../platform/payload-keys.ts';

/** A converter with a key of its own, as no other run has it. */
export function createTestDataConverter() {
  const parsed = parsePayloadKeys(`test:${randomBytes(32).toString('base64')}`);
  if (!parsed.ok) throw new Error(parsed.problem);
  return createDataConverter(parsed.keys);
}
