import { createDataConverter } from '../../platform/data-converter.ts';
import { parsePayloadKeys } from '../../platform/payload-keys.ts';

/**
 * What the histories here were recorded with. The key is public on purpose: whoever runs the tests must be able to read
 * them, and they hold nobody but people whom the stand-in registries made up.
 */
const KEY = Buffer.from('a test key, for synthetic people').toString('base64');

export function createRecordedDataConverter() {
  const parsed = parsePayloadKeys(`recorded:${KEY}`);
  if (!parsed.ok) throw new Error(parsed.problem);
  return createDataConverter(parsed.keys);
}
