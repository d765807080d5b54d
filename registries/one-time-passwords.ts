import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { notFound, parse } from './complaint.ts';
import { passwordFor, type SentPassword } from './sent-passwords.ts';
import type { State } from './state.ts';
import { iin } from './synthetic/records.ts';

const LIFETIME_MS = 5 * 60_000;
const WRONG_TRIES_MAX = 5;

const purpose = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');
const question = z.strictObject({ iin, purpose });
/** Whatever somebody types is a try, also what can't be right. */
const attempt = z.strictObject({ iin, purpose, code: z.string().max(100) });

type Verdict =
  | { readonly result: 'ACCEPTED'; readonly passwordId: string }
  | { readonly result: 'WRONG_CODE' | 'EXPIRED' | 'NOT_SENT' | 'TOO_MANY_ATTEMPTS' };

/** One-time passwords to the phone in the mobile citizens' database: made, sent and checked here, never told to the caller. */
export function createOneTimePasswords(state: State): Router {
  const router = Router();

  router.post('/', (request, response) => {
    const asked = parse(question, request.body);
    const phone = state.findPerson(asked.iin)?.mobilePhone ?? undefined;
    if (phone === undefined) throw notFound('A phone of this person');
    const { expiresAt, phone: sentTo } = passwordInForce(asked, state) ?? send({ ...asked, phone }, state);
    response.status(202).json({ sentTo: mask(sentTo), expiresAt });
  });

  router.post('/check', (request, response) => {
    response.json(check(parse(attempt, request.body), state));
  });

  return router;
}

/** The password that a repeated question gets again, so that a caller who lost the answer doesn't void the message on its way. */
function passwordInForce(asked: z.infer<typeof question>, state: State): SentPassword | undefined {
  const newest = state.passwords.listOf(asked.iin).find((sent) => sent.purpose === asked.purpose);
  return newest !== undefined && !newest.accepted && !isExhausted(newest) && !isExpired(newest, state)
    ? newest
    : undefined;
}

function send(asked: z.infer<typeof question> & { phone: string }, state: State): SentPassword {
  const sentAt = state.now();
  const password = {
    ...asked,
    passwordId: randomUUID(),
    code: passwordFor({ ...asked, seed: state.seed, before: state.passwords.listOf(asked.iin).length }),
    sentAt: sentAt.toISOString(),
    expiresAt: new Date(sentAt.getTime() + LIFETIME_MS).toISOString(),
  };
  state.record({ type: 'password-sent', ...password });
  return { ...password, wrongTries: 0, accepted: false };
}

function check({ iin: number, purpose: meant, code }: z.infer<typeof attempt>, state: State): Verdict {
  const sent = state.passwords.listOf(number).filter((password) => password.purpose === meant);
  // Said before and for this document only: saying it again gives nothing away, however late and however often it is asked.
  const known = sent.find((password) => password.accepted && password.code === code);
  if (known !== undefined) return { result: 'ACCEPTED', passwordId: known.passwordId };
  const [newest] = sent;
  if (newest === undefined) return { result: 'NOT_SENT' };
  if (isExhausted(newest)) return { result: 'TOO_MANY_ATTEMPTS' };
  if (isExpired(newest, state)) return { result: 'EXPIRED' };
  const right = newest.code === code;
  state.record({ type: 'password-tried', passwordId: newest.passwordId, right });
  return right ? { result: 'ACCEPTED', passwordId: newest.passwordId } : { result: 'WRONG_CODE' };
}

const isExhausted = ({ wrongTries }: SentPassword): boolean => wrongTries >= WRONG_TRIES_MAX;

const isExpired = ({ expiresAt }: SentPassword, state: State): boolean => state.now().toISOString() >= expiresAt;

/** `+7 799 *** ** 12` */
const mask = (phone: string): string => `${phone.slice(0, 2)} ${phone.slice(2, 5)} *** ** ${phone.slice(-2)}`;
