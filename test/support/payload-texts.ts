import type { DataConverter, Payload } from '@temporalio/common';

const isPayload = (value: object): value is Payload =>
  'metadata' in value && typeof value.metadata === 'object' && 'data' in value && value.data instanceof Uint8Array;

/** Every payload inside a message of Temporal, wherever it is. */
function payloadsIn(value: unknown): readonly Payload[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return isPayload(value) ? [value] : Object.values(value).flatMap(payloadsIn);
}

/** What the payloads inside a message say to somebody who has the keys, as text. */
export async function payloadTexts(message: unknown, { payloadCodecs = [] }: DataConverter): Promise<string> {
  let payloads = [...payloadsIn(message)];
  for (const codec of payloadCodecs.toReversed()) payloads = await codec.decode(payloads);
  return payloads.map(({ data }) => Buffer.from(data ?? []).toString()).join('\n');
}
