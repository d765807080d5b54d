import { describe, expect, it, test } from 'vitest';
import type { Service } from '../../domain/application.ts';
import type { PersonFacts } from '../../domain/facts.ts';
import { dwellingOf, firstOwner, personOf, powersOf, registrant, turning } from './sample-facts.ts';
import { binOf, iinOf } from './sample-numbers.ts';
import { applied, type Change, ELIGIBLE, filedBy, judgeFor, known, withPerson, withRegistrant } from './situation.ts';

const filer = personOf(iinOf(20));
const shown = { legalRepresentatives: [{ iin: filer.iin, relation: 'guardian' as const }] };
const powersOfAttorney = [powersOf(filer)];
const underPowers = filedBy(filer.iin, 'attorney', { powerOfAttorneyId: 'powers-1' });

/** Everybody who files for somebody else, and nothing else speaks against it. */
const FILINGS: readonly (readonly [says: string, service: Service, filing: Change])[] = [
  ...(['permanent-residence', 'temporary-stay', 'departure-abroad'] as const).flatMap(
    (service): readonly (readonly [string, Service, Change])[] => [
      [
        'R2: a parent',
        service,
        both(withRegistrant({ ...shown, birthDate: turning(15) }), filedBy(filer.iin, 'parent')),
      ],
      [
        'R4: a guardian',
        service,
        both(withRegistrant({ ...shown, capability: 'limited' }), filedBy(filer.iin, 'guardian')),
      ],
      ['R5: an attorney', service, both(withRegistrant({ powersOfAttorney }), underPowers)],
    ],
  ),
  [
    'R5: an attorney of an owner',
    'owner-withdrawal',
    both(withPerson(firstOwner.iin, { powersOfAttorney }), underPowers),
  ],
  [
    'R11: a representative of an owner',
    'owner-withdrawal',
    both(withPerson(firstOwner.iin, { ...shown, capability: 'incapable' }), filedBy(filer.iin, 'guardian')),
  ],
  [
    'R8: the head of an organisation',
    'permanent-residence',
    both(
      known({ dwellings: [dwellingOf({ category: 'hostel', operator: { bin: binOf(1), name: 'ЖШС Жатақхана' } })] }),
      filedBy(filer.iin, 'administration', { bin: binOf(1) }),
    ),
  ],
];

function both(first: Change, second: Change): Change {
  return (situation) => applied(situation, first, second);
}

describe.each(FILINGS)('%s, for a %s', (_says, service, filing) => {
  const judge = (facts: Partial<PersonFacts>) => judgeFor(service, withPerson(filer.iin, facts), filing);

  test.each<readonly [string, Partial<PersonFacts>, string]>([
    ['18 today', { birthDate: turning(18) }, ELIGIBLE],
    ['17, a day before 18', { birthDate: turning(18, 1) }, 'applicant-not-capable'],
    ['15', { birthDate: turning(15) }, 'applicant-not-capable'],
    ['of limited capability', { capability: 'limited' }, 'applicant-not-capable'],
    ['of no capability', { capability: 'incapable' }, 'applicant-not-capable'],
    ['dead', { alive: false }, 'applicant-not-capable'],
  ])('who is %s', (_is, facts, verdict) => {
    expect(judge(facts)).toBe(verdict);
  });
});

describe('an owner who wants others withdrawn', () => {
  it('R11, R23: is of age and capable, or somebody files for them', () => {
    const judge = (facts: Partial<PersonFacts>) => judgeFor('owner-withdrawal', withPerson(firstOwner.iin, facts));
    expect(judge({ birthDate: turning(18) })).toBe(ELIGIBLE);
    expect(judge({ birthDate: turning(18, 1) })).toBe('applicant-not-capable');
    expect(judge({ capability: 'limited' })).toBe('applicant-not-capable');
  });
});

describe('who files for themself', () => {
  it('R1, R2: may do so from 16 on', () => {
    const judge = (birthDate: string) =>
      judgeFor('permanent-residence', withRegistrant({ birthDate }), filedBy(registrant.iin, 'self'));
    expect(judge(turning(16))).toBe(ELIGIBLE);
    expect(judge(turning(16, 1))).toBe('representative-must-file');
  });
});
