import type { PersonRecord } from './synthetic/records.ts';

/** Somebody who is registered in a dwelling, as the population registry lists them. */
export interface Resident {
  readonly iin: string;
  readonly kind: 'PERMANENT' | 'TEMPORARY';
  readonly since: string;
}

/** What a person's record says about a dwelling; the dead live nowhere. */
export function residencesIn(rka: string, person: PersonRecord | undefined): Resident[] {
  if (person === undefined || person.lifeStatus === 'DECEASED') return [];
  const { iin, permanentAddress, temporaryAddress } = person;
  return [
    ...(permanentAddress?.rka === rka ? [{ iin, kind: 'PERMANENT' as const, since: permanentAddress.since }] : []),
    ...(temporaryAddress?.rka === rka ? [{ iin, kind: 'TEMPORARY' as const, since: temporaryAddress.since }] : []),
  ];
}
