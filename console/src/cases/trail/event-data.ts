import { type Fields, isFields } from '../../data/fields.ts';
import type { CaseEvent } from '../case-parts.ts';

/** What an event carries depends on its type and grows with later versions, so each member is looked at before it is used. */
type Data = CaseEvent['data'];

export const textIn = (data: Data, name: string): string | null => {
  const value = data[name];
  return typeof value === 'string' ? value : null;
};

export const textsIn = (data: Data, name: string): readonly string[] => {
  const value = data[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};

export const recordsIn = (data: Data, name: string): readonly Fields[] => {
  const value = data[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
};

/** The first of the members that says something. */
export const firstTextIn = (data: Data, ...names: readonly string[]): string | null =>
  names.map((name) => textIn(data, name)).find((text) => text !== null) ?? null;

/** Somebody in an event, as parties are written: by number and name. */
export interface NamedParty {
  readonly number: string;
  readonly name: string | null;
}

export function partyOf(value: unknown): NamedParty | undefined {
  if (!isFields(value)) return undefined;
  const number = textIn(value, 'iin') ?? textIn(value, 'bin');
  return number === null ? undefined : { number, name: textIn(value, 'name') };
}
