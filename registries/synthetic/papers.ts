import type { Dice } from './dice.ts';
import type { Age } from './identity-numbers.ts';
import type { PersonRecord } from './records.ts';

type Document = PersonRecord['documents'][number];
type PowerOfAttorney = PersonRecord['powersOfAttorney'][number];
type Departure = PersonRecord['departureDocuments'][number];

/** What a power of attorney covers and how long. */
export type Powers = Pick<PowerOfAttorney, 'services' | 'validFrom' | 'validUntil'>;

/** The documents of one household; a member is named by their place in it. */
export interface Papers {
  /** What everybody of that age has: an identity card, or a birth certificate. */
  first(age: Age, member: number): Document;
  passport(member: number): Document;
  /** In force and for all services unless the terms say otherwise. */
  powersOf(attorneyIin: string, principal: number, terms?: Partial<Powers>): PowerOfAttorney;
  departure(member: number): Departure;
}

const TEN_YEARS_DAYS = 3_652;
const SERVICES = ['permanent-residence', 'temporary-stay', 'owner-withdrawal', 'departure-abroad'];
const DESTINATIONS = ['DEU', 'POL', 'TUR', 'KOR', 'CAN'] as const;

export const createPapers = (household: number, dice: Dice, daysAgo: (days: number) => string): Papers => ({
  first: (age, member) => {
    const issued = 100 + dice.below(400);
    const number = String(dice.below(100)).padStart(2, '0') + `${household}${member}`.padStart(7, '0');
    const document = { issueDate: daysAgo(issued), status: 'VALID' } as const;
    return age === 'child'
      ? { ...document, type: 'BIRTH_CERTIFICATE', number: `BC${number}`, expireDate: null, hasChip: false }
      : {
          ...document,
          type: 'ID_CARD',
          number,
          expireDate: daysAgo(issued - TEN_YEARS_DAYS),
          hasChip: dice.below(10) > 0,
        };
  },
  passport: (member) => ({
    type: 'PASSPORT',
    number: `N${String(household).padStart(7, '0')}${member}`,
    issueDate: daysAgo(400),
    expireDate: daysAgo(400 - TEN_YEARS_DAYS),
    status: 'VALID',
    hasChip: false,
  }),
  powersOf: (attorneyIin, principal, terms) => ({
    registryNumber: `PA-${household}-${principal}`,
    attorneyIin,
    services: [...SERVICES],
    validFrom: daysAgo(30),
    validUntil: daysAgo(-700),
    revokedOn: null,
    ...terms,
  }),
  departure: (member) => ({
    number: `DEP-${household}-${member}`,
    destination: dice.pick(DESTINATIONS),
    validFrom: daysAgo(20),
    validUntil: daysAgo(-160),
  }),
});
