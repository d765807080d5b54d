import type { Payload } from '@temporalio/common';

const NOTHING: Payload = { metadata: { encoding: Buffer.from('binary/null') } };

/**
 * A payload that came unencrypted, or nothing (`undefined`) in the place of one that no converter could read. Whoever
 * speaks to Temporal directly can send any bytes; what can't be read would fail the workflow task again and again, and so
 * stop the case for ever. Nothing is a malformed message like any other, and turned away.
 */
export const readablePayload = (payload: Payload): Payload => {
  const encoding = Buffer.from(payload.metadata?.['encoding'] ?? []).toString();
  if (encoding === 'binary/null' || encoding === 'binary/plain') return payload;
  return encoding === 'json/plain' && isJson(payload.data) ? payload : NOTHING;
};

function isJson(data: Uint8Array | null | undefined): boolean {
  try {
    JSON.parse(new TextDecoder().decode(data ?? undefined));
    return true;
  } catch {
    return false;
  }
}
