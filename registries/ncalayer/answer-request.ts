import { z } from 'zod';
import type { SignRequest } from '../certification-authority/certification-authority.ts';
import type { InsertedKey, KeySlot } from './inserted-key.ts';

/** Makes a detached CMS of somebody. */
export type Sign = (request: SignRequest) => Promise<{ readonly cms: string }>;

const base64 = z.base64();
const basics = z.object({
  module: z.literal('kz.gov.pki.knca.basics'),
  method: z.literal('sign'),
  args: z.object({
    format: z.literal('cms'),
    data: z.union([base64, z.array(base64).min(1)]),
    signingParams: z.object({ decode: z.literal(true), encapsulate: z.literal(false), digested: z.literal(false) }),
  }),
});
const commonUtils = z.object({
  module: z.literal('kz.gov.pki.knca.commonUtils'),
  method: z.enum(['createCAdESFromBase64', 'createCMSSignatureFromBase64']),
  args: z.tuple([z.string(), z.string(), base64, z.literal(false)]),
});
const tokens = z.object({ module: z.literal('kz.gov.pki.knca.commonUtils'), method: z.literal('getActiveTokens') });
const keyInfo = z.object({ module: z.literal('kz.gov.pki.knca.commonUtils'), method: z.literal('getKeyInfo') });
const request = z.union([basics, commonUtils, tokens, keyInfo]);

const unknownModule = { status: false, code: 'MODULE_NOT_FOUND', message: 'Module not found', details: null };
const cancelledBasics = { status: true, body: {} };
const failedBasics = (code: string, message: string) => ({ status: false, code, message, details: null });
const failed = (message: string) => ({ code: '500', message });

/**
 * What NCALayer answers to one message, as its two modules do: the newer `basics` with `{ status, body }`, the older `commonUtils`
 * with `{ code, responseObject }`. `undefined`: nothing, because nobody touches the window.
 */
export async function answerRequest(
  text: string,
  keys: Pick<KeySlot, 'current' | 'takeForSigning'>,
  sign: Sign,
): Promise<object | undefined> {
  const parsed = request.safeParse(readJson(text));
  if (!parsed.success) return unknownModule;
  const asked = parsed.data;
  if (asked.method === 'getActiveTokens') return { code: '200', responseObject: [] };
  if (asked.method === 'getKeyInfo') return keyInfoOf(keys.current());
  const key = keys.takeForSigning();
  const isBasics = asked.module === 'kz.gov.pki.knca.basics';
  if (key?.behaviour === 'hang') return undefined;
  if (key === undefined || key.behaviour === 'cancel') {
    return isBasics ? cancelledBasics : failed('action.canceled');
  }
  if (key.behaviour === 'wrong-password') {
    return isBasics
      ? failedBasics('WRONG_PASSWORD', 'The password of the key store is wrong')
      : failed('wrong.password');
  }
  const { behaviour: _behaviour, once: _once, ...signer } = key;
  if (!isBasics) {
    const { cms } = await sign({ ...signer, content: asked.args[2] });
    return { code: '200', responseObject: cms };
  }
  const { data } = asked.args;
  const signed = await Promise.all([data].flat().map((content) => sign({ ...signer, content })));
  return { status: true, body: { result: signed.map(({ cms }) => cms) } };
}

function keyInfoOf(key: InsertedKey | undefined): object {
  if (key === undefined) return failed('action.canceled');
  const subject = [`SERIALNUMBER=IIN${key.iin}`, ...(key.bin === undefined ? [] : [`OU=BIN${key.bin}`])];
  return { code: '200', responseObject: { subjectDn: subject.join(','), alias: 'development' } };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
