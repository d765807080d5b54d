import type { Caller } from './caller.ts';

/** Shows that two numbers differ, and no more. */
export const maskNumber = (number: string): string => `••••••••${number.slice(-4)}`;

/** An IIN or a BIN, wherever it stands; not the last part of a UUID, which may look like one. */
const NUMBER = /(?<![\w-])\d{12}(?![\w-])/g;

const NAMES = ['name', 'registrantName', 'applicantName'];
/** Whose `name` is nobody's: a follow-up, which is done or not, and what isn't a person though a case waits for it. */
const namesNobody = (value: Readonly<Record<string, unknown>>): boolean =>
  'state' in value || value['kind'] === 'registry' || value['kind'] === 'worker';
const WORDS = ['reason'];
const CLIENTS = ['client'];
const NOTES = ['note'];

/** What is hidden of an answer: people's numbers, their names, what they wrote, through which integrator, and what colleagues noted. */
export interface Redaction {
  readonly numbers: boolean;
  readonly names: boolean;
  readonly words: boolean;
  readonly clients: boolean;
  readonly notes: boolean;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The same answer without what its reader has no need of. */
export function redact(value: unknown, redaction: Redaction): unknown {
  if (typeof value === 'string') return redaction.numbers ? value.replaceAll(NUMBER, maskNumber) : value;
  if (Array.isArray(value)) return value.map((item) => redact(item, redaction));
  if (!isRecord(value)) return value;
  const isHidden = (key: string): boolean =>
    (redaction.names && NAMES.includes(key) && !(key === 'name' && namesNobody(value))) ||
    (redaction.words && WORDS.includes(key)) ||
    (redaction.notes && NOTES.includes(key)) ||
    (redaction.clients && CLIENTS.includes(key));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, isHidden(key) ? null : redact(member, redaction)]),
  );
}

const NOTHING_HIDDEN: Redaction = { numbers: false, names: false, words: false, clients: false, notes: false };
const NUMBERS_HIDDEN: Redaction = { ...NOTHING_HIDDEN, numbers: true };
const PEOPLE_HIDDEN: Redaction = { ...NUMBERS_HIDDEN, names: true, words: true, notes: true };

/**
 * What each reader of a single case needs: caseworkers everything, integrators and auditors no whole numbers, ops neither
 * numbers nor names nor what people wrote.
 */
export function redactionFor(caller: Caller): Redaction {
  if (caller.kind === 'anybody') return NOTHING_HIDDEN;
  if (caller.kind === 'integrator') return { ...NUMBERS_HIDDEN, clients: true, notes: true };
  if (caller.roles.includes('caseworker') || caller.roles.includes('supervisor')) return NOTHING_HIDDEN;
  return caller.roles.includes('auditor') ? NUMBERS_HIDDEN : PEOPLE_HIDDEN;
}

/** Of a case to which one merely brought an answer (`asCarried`). */
export const CARRIED: Redaction = { ...PEOPLE_HIDDEN, clients: true };

/** In a list nobody needs whole numbers. */
export const redactionForLists = (caller: Caller): Redaction =>
  caller.kind === 'anybody' ? NOTHING_HIDDEN : { ...redactionFor(caller), numbers: true };
