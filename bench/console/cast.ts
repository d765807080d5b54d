import { mongo } from 'mongoose';
import { v5 } from 'uuid';
import { dayOf, endOfDayAfter } from '../../domain/calendar.ts';
import { CERTIFICATE_CODE_BYTES, certificateCodeFrom } from '../../domain/certificate-code.ts';
import { createHash } from 'node:crypto';
import type { Mould, Piece } from './mould.ts';
import { dwellingNumber, personNumber } from './numbers.ts';

const { EJSON } = mongo.BSON;

const UUID = String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`;
const INSTANT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z`;
const CERTIFICATE_CODE = String.raw`(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}`;
const PERSON = String.raw`\b\d{4}[0-3]\d{7}\b`;
const DWELLING = String.raw`\b\d{16}\b`;

const is = (pattern: string): RegExp => new RegExp(`^${pattern}$`);
const [IS_UUID, IS_INSTANT, IS_CODE, IS_PERSON, IS_DWELLING] = [UUID, INSTANT, CERTIFICATE_CODE, PERSON, DWELLING].map(
  is,
);
const NAMESPACE = '5f0c8c0a-64f5-4f35-9c5a-2f6d7c3ad1e7';
const MOST_PEOPLE_OF_A_CASE = 32;
const CASES_OF_A_DWELLING = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Other people, another place, another time. */
export interface Cast {
  readonly n: number;
  /** Of each of the mould's events, in order; RFC 3339. */
  readonly moments: readonly string[];
  /** Somebody's name for somebody's name. */
  readonly nameFor: (name: string, place: number) => string;
}

/** A mould whose texts are taken apart where a case differs from the next; nothing else changes from case to case. */
export interface Press {
  readonly mould: Mould;
  readonly pieces: readonly (Pick<Piece, 'collection' | 'event'> & { readonly parts: readonly string[] })[];
}

export function pressFrom(mould: Mould): Press {
  const names = mould.names.map((name) => String.raw`(?<=")${name}(?=")`);
  // Longer ones first: a number of 12 digits ends a UUID, too.
  const differs = new RegExp(`(${[UUID, INSTANT, CERTIFICATE_CODE, DWELLING, PERSON, ...names].join('|')})`);
  const pieces = mould.pieces.map(({ text, ...piece }) => ({ ...piece, parts: text.split(differs) }));
  return { mould, pieces };
}

/** One document of the case that a mould gives, as the store keeps it. */
export interface CastDocument {
  readonly collection: Piece['collection'];
  readonly document: mongo.Document;
}

/** All documents of another case until its `length`-th event; the same for the same `n`. */
export function castCase({ mould, pieces }: Press, length: number, cast: Cast): readonly CastDocument[] {
  const known = new Map<string, string>();
  const instead = (token: string, event: number): string => {
    if (IS_INSTANT?.test(token) === true) return instantInstead(mould, cast, token, event);
    const given = known.get(token) ?? otherThan(token, cast, known.size);
    known.set(token, given);
    return given;
  };
  return pieces
    .filter(({ event }) => event < length)
    .map(({ collection, event, parts }) => {
      const text = parts.map((part, index) => (index % 2 === 0 ? part : instead(part, event))).join('');
      const document: mongo.Document = EJSON.parse(text);
      return { collection, document };
    });
}

function otherThan(token: string, { n, nameFor }: Cast, place: number): string {
  if (IS_UUID?.test(token) === true) return v5(`${n}/${token}`, NAMESPACE);
  if (IS_CODE?.test(token) === true) return certificateCodeFrom(bytesFor(`${n}/${token}`));
  if (IS_DWELLING?.test(token) === true) return dwellingNumber(Math.floor(n / CASES_OF_A_DWELLING), token);
  if (IS_PERSON?.test(token) === true) return personNumber(n * MOST_PEOPLE_OF_A_CASE + (place % MOST_PEOPLE_OF_A_CASE));
  return nameFor(token, place);
}

const bytesFor = (text: string): Uint8Array =>
  createHash('sha256').update(text).digest().subarray(0, CERTIFICATE_CODE_BYTES);

/** What happened with an event happens with it again; what ends with a day does so as many days later as it did. */
function instantInstead(mould: Mould, { moments }: Cast, instant: string, event: number): string {
  const same = mould.moments.findIndex(({ at }) => at === instant);
  if (same !== -1) return moments[same] ?? instant;
  const [before = instant, now = instant] = [mould.moments[event]?.at, moments[event]];
  const isEndOfDay = endOfDayAfter(instant, 0) === instant;
  return isEndOfDay
    ? endOfDayAfter(now, Math.round((Date.parse(dayOf(instant)) - Date.parse(dayOf(before))) / DAY_MS))
    : new Date(Date.parse(now) + Date.parse(instant) - Date.parse(before)).toISOString();
}
