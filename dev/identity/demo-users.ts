import { checkDigitOf } from '../../domain/identifiers.ts';

/** Somebody of the staff, as the identity provider knows them. */
export interface DemoUser {
  /** Account name; never an IIN. */
  readonly id: string;
  readonly iin: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** `*` is the whole country. */
  readonly office: string;
}

/** A birthday in 1899: nobody of the synthetic population is that old, so these people are party to no case (R27). */
const BIRTHDAY_OF_NOBODY = '990101';
const MAN_OF_THE_19TH_CENTURY = '1';

/** The `index`-th such number that exists: one serial number in eleven has no check digit. */
function iinOfNobody(index: number): string {
  const numbers = Array.from({ length: 2 * (index + 2) }, (_, serial) => {
    const digits = `${BIRTHDAY_OF_NOBODY}${MAN_OF_THE_19TH_CENTURY}${String(serial + 1).padStart(4, '0')}`;
    const last = checkDigitOf(digits);
    return last === undefined ? [] : [`${digits}${last}`];
  }).flat();
  const iin = numbers[index];
  if (iin === undefined) throw new Error(`too few numbers for demo user ${index}`);
  return iin;
}

const PEOPLE: readonly Omit<DemoUser, 'iin'>[] = [
  { id: 'aigerim', name: 'Әйгерім Сәрсенова', roles: ['caseworker'], office: 'astana' },
  { id: 'daniyar', name: 'Данияр Оспанов', roles: ['caseworker'], office: 'almaty' },
  { id: 'gulnara', name: 'Гүлнар Ахметова', roles: ['supervisor'], office: 'astana' },
  { id: 'timur', name: 'Тимур Ли', roles: ['ops'], office: '*' },
  { id: 'olga', name: 'Ольга Ким', roles: ['auditor'], office: '*' },
  { id: 'saule', name: 'Сәуле Бекова', roles: ['supervisor'], office: '*' },
];

/** One for each role, a second caseworker of another office, and a supervisor for all the offices without staff here. */
export const DEMO_USERS: readonly DemoUser[] = PEOPLE.map(({ id, name, roles, office }, index) => ({
  id,
  iin: iinOfNobody(index),
  name,
  roles,
  office,
}));
