import { randomBytes } from 'node:crypto';
import { fc, it } from '@fast-check/vitest';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { describe, expect, test } from 'vitest';
import { createPayloadEncryption, PayloadDecryptionError } from '../../platform/payload-encryption.ts';
import { parsePayloadKeys } from '../../platform/payload-keys.ts';

const newKey = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;

function codecWith(...keys: readonly string[]) {
  const parsed = parsePayloadKeys(keys.join(','));
  if (!parsed.ok) throw new Error(parsed.problem);
  return createPayloadEncryption(parsed.keys);
}

const toPayload = (value: unknown): Payload => {
  const payload = defaultPayloadConverter.toPayload(value);
  if (payload === undefined) throw new Error('the value has no payload');
  return payload;
};

const only = (payloads: readonly Payload[]): Payload => {
  const [payload, ...others] = payloads;
  if (payload === undefined || others.length > 0) throw new Error('expected one payload');
  return payload;
};

const bytesOf = (payload: Payload): Buffer => Buffer.from(payload.data ?? []);

const oldKey = newKey('old');
const codec = codecWith(newKey('k1'), oldKey);
const encryptOne = async (value: unknown): Promise<Payload> => only(await codec.encode([toPayload(value)]));

describe('payload encryption', () => {
  it.prop([fc.array(fc.jsonValue(), { maxLength: 5 })])('gives back what was encrypted', async (values) => {
    const decoded = await codec.decode(await codec.encode(values.map(toPayload)));
    expect(decoded.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual(
      values.map((value) => defaultPayloadConverter.fromPayload(toPayload(value))),
    );
  });

  it.prop([fc.uint8Array({ maxLength: 300 }), fc.string()])('keeps bytes and metadata', async (data, label) => {
    const payload = { metadata: { encoding: Buffer.from('binary/plain'), label: Buffer.from(label) }, data };
    const decoded = only(await codec.decode(await codec.encode([payload])));
    expect(bytesOf(decoded)).toEqual(Buffer.from(data));
    expect(Buffer.from(decoded.metadata?.['label'] ?? []).toString()).toBe(Buffer.from(label).toString());
  });

  test('a value that is undefined survives', async () => {
    const decoded = only(await codec.decode([await encryptOne(undefined)]));
    expect(defaultPayloadConverter.fromPayload(decoded)).toBeUndefined();
  });

  test('shows nothing of the payload, its own metadata included', async () => {
    const encrypted = await encryptOne({ name: 'Айгүл' });
    expect(Object.keys(encrypted.metadata ?? {})).toEqual(['encoding', 'encryption-key-id']);
    expect(bytesOf(encrypted).includes(Buffer.from('Айгүл'))).toBe(false);
    expect(bytesOf(encrypted).includes(Buffer.from('json/plain'))).toBe(false);
  });

  test('the same value never looks the same twice', async () => {
    expect(bytesOf(await encryptOne('same'))).not.toEqual(bytesOf(await encryptOne('same')));
  });

  test('a plaintext payload passes on the way in, so that the Temporal CLI can signal', async () => {
    const plain = toPayload({ decision: 'give' });
    expect(await codec.decode([plain])).toEqual([plain]);
  });

  test('a plaintext payload that nobody can read counts as nothing: it must not stop a case', async () => {
    const broken = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{') };
    const unknown = { metadata: { encoding: Buffer.from('json/unheard-of') }, data: Buffer.from('{}') };
    const payloads = await codec.decode([{}, broken, unknown]);
    expect(payloads.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual(
      payloads.map(() => undefined),
    );
  });

  test('a rotated key still decrypts, and new payloads name the new one', async () => {
    const before = await codecWith(oldKey).encode([toPayload('from before')]);
    expect(defaultPayloadConverter.fromPayload(only(await codec.decode(before)))).toBe('from before');
    const after = await encryptOne('from now on');
    expect(Buffer.from(after.metadata?.['encryption-key-id'] ?? []).toString()).toBe('k1');
  });
});

describe('a payload that can not be trusted', () => {
  test('every single changed byte is noticed: nonce, ciphertext and tag', async () => {
    const encrypted = await encryptOne({ secret: 'value' });
    for (const position of bytesOf(encrypted).keys()) {
      const data = bytesOf(encrypted);
      data.writeUInt8(data.readUInt8(position) ^ 1, position);
      await expect(codec.decode([{ ...encrypted, data }]), `byte ${position}`).rejects.toThrow(PayloadDecryptionError);
    }
  });

  test('every truncation is noticed', async () => {
    const encrypted = await encryptOne({ secret: 'value' });
    for (const length of bytesOf(encrypted).keys()) {
      const data = bytesOf(encrypted).subarray(0, length);
      await expect(codec.decode([{ ...encrypted, data }]), `length ${length}`).rejects.toThrow(PayloadDecryptionError);
    }
  });

  it.prop([fc.uint8Array({ maxLength: 200 })])('arbitrary bytes are refused', async (data) => {
    const { metadata } = await encryptOne('any');
    await expect(codec.decode([{ ...(metadata && { metadata }), data }])).rejects.toThrow(PayloadDecryptionError);
  });

  test('one that was relabelled with another key id is refused even where the bytes of the keys are equal', async () => {
    const [, secret = ''] = oldKey.split(':');
    const twins = codecWith(`a:${secret}`, `b:${secret}`);
    const encrypted = only(await twins.encode([toPayload('x')]));
    const relabelled = { ...encrypted, metadata: { ...encrypted.metadata, 'encryption-key-id': Buffer.from('b') } };
    await expect(twins.decode([relabelled])).rejects.toThrow('was changed');
  });

  test('the error names an unknown key and what to change', async () => {
    const foreign = await codecWith(newKey('foreign')).encode([toPayload('x')]);
    await expect(codec.decode(foreign)).rejects.toThrow('the key "foreign", which PAYLOAD_KEYS doesn\'t hold');
  });

  test.each(['', '__proto__', 'line\nbreak', 'x'.repeat(65)])('a hostile key id is not repeated: %j', async (id) => {
    const encrypted = await encryptOne('x');
    const hostile = { ...encrypted, metadata: { ...encrypted.metadata, 'encryption-key-id': Buffer.from(id) } };
    await expect(codec.decode([hostile])).rejects.toThrow('a key without a proper id');
  });

  test('the error holds no data of the payload', async () => {
    const encrypted = await encryptOne({ name: 'Айгүл' });
    const data = bytesOf(encrypted);
    data.writeUInt8(data.readUInt8(data.length - 1) ^ 1, data.length - 1);
    const failure = await codec.decode([{ ...encrypted, data }]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PayloadDecryptionError);
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('Айгүл');
  });
});
