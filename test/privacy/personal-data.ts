import { z } from 'zod';
import type { RegistriesControl } from '../../cli/registries-control.ts';

/** Something that must not be readable outside the store, and what it is. */
export interface Secret {
  readonly kind:
    | 'iin'
    | 'bin'
    | 'name'
    | 'phone'
    | 'document'
    | 'rka'
    | 'address'
    | 'signature'
    | 'password'
    | 'words'
    /** What opens a door: tokens, cookies and codes of a sign-in, secrets of clients and of webhooks. */
    | 'token'
    | 'cookie'
    | 'sign-in'
    | 'client-secret'
    /** What stands behind `#` in an owner's link. */
    | 'invitation'
    /** What stands behind `#` in an applicant's link. */
    | 'status-link'
    | 'webhook-secret';
  readonly text: string;
}

/** Shorter words are found in anything. */
const SHORTEST = 4;

const personSchema = z.looseObject({
  surname: z.string(),
  firstName: z.string(),
  patronymic: z.string().nullable(),
  mobilePhone: z.string().nullable(),
  documents: z.array(z.looseObject({ number: z.string() })),
  legalRepresentatives: z.array(z.looseObject({ iin: z.string() })),
  permanentAddress: z.looseObject({ rka: z.string() }).nullable(),
});

/** What the state knows of a person. */
export async function secretsOf(control: RegistriesControl, iin: string): Promise<readonly Secret[]> {
  const person = personSchema.parse(await (await control.call('GET', `/people/${iin}`)).json());
  const { surname, firstName, patronymic, mobilePhone, documents, legalRepresentatives, permanentAddress } = person;
  return [
    { kind: 'iin', text: iin },
    ...legalRepresentatives.map((representative): Secret => ({ kind: 'iin', text: representative.iin })),
    ...[surname, firstName, patronymic ?? ''].map((text): Secret => ({ kind: 'name', text })),
    ...documents.map(({ number }): Secret => ({ kind: 'document', text: number })),
    ...(mobilePhone === null ? [] : [{ kind: 'phone', text: mobilePhone } as const]),
    ...(permanentAddress === null ? [] : [{ kind: 'rka', text: permanentAddress.rka } as const]),
  ];
}

/** The parts of an address in every language: settlement, street, house. */
export const secretsOfAddress = (address: Readonly<Record<string, string>>): readonly Secret[] =>
  Object.values(address).flatMap((text) => text.split(', ').map((part): Secret => ({ kind: 'address', text: part })));

/** Pieces from the whole length of a signature: a log that shortens it must be caught as well. */
export function secretsOfSignature(cms: string): readonly Secret[] {
  const LENGTH = 32;
  const starts = Array.from({ length: Math.floor(cms.length / 256) }, (_, index) => index * 256 + LENGTH);
  return starts.map((start) => ({ kind: 'signature', text: cms.slice(start, start + LENGTH) }));
}

/** Pieces of what a token says and of its signature; its header is the same in all of them. */
export const secretsOfToken = (token: string): readonly Secret[] =>
  token
    .split('.')
    .slice(1)
    .flatMap((part) => part.match(/[\w-]{24}/g) ?? [])
    .map((text) => ({ kind: 'token', text }));

/** Six digits stand in many a longer number; as a password they stand alone. */
const positionOf = ({ kind, text: secret }: Secret, text: string): number =>
  kind === 'password' ? text.search(new RegExp(`(?<![\\w-])${secret}(?![\\w-])`)) : text.indexOf(secret);

/** Every secret that a text gives away, as its kind and the words around it. */
export const findSecrets = (text: string, secrets: readonly Secret[]): readonly string[] =>
  unique(secrets).flatMap((secret) => {
    const at = positionOf(secret, text);
    if (at === -1) return [];
    return [`${secret.kind} ${secret.text} in …${text.slice(Math.max(0, at - 80), at + secret.text.length + 80)}…`];
  });

/** The kinds of secrets that a text gives away. */
export const kindsIn = (text: string, secrets: readonly Secret[]): readonly Secret['kind'][] => [
  ...new Set(unique(secrets).flatMap((secret) => (positionOf(secret, text) === -1 ? [] : [secret.kind]))),
];

const unique = (secrets: readonly Secret[]): readonly Secret[] => [
  ...new Map(secrets.filter(({ text }) => text.length >= SHORTEST).map((secret) => [secret.text, secret])).values(),
];
