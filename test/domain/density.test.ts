import { describe, expect, it, test } from 'vitest';
import { groundOfDensity, normFor } from '../../domain/density.ts';
import { isOrganisationRun } from '../../domain/dwelling-categories.ts';
import { DWELLING_CATEGORIES, type PersonFacts, type Relation } from '../../domain/facts.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { later } from './sample-events.ts';
import { dwellingOf, personOf, registrant } from './sample-facts.ts';
import { iinOf } from './sample-numbers.ts';

const norm = { offices: ['astana'], m2PerPerson: 15 };
const residents = (count: number): readonly string[] => Array.from({ length: count }, (_, of) => iinOf(60 + of));

const judge = (usefulAreaM2: number, living: readonly string[], facts: Partial<PersonFacts> = {}) =>
  groundOfDensity(personOf(registrant.iin, facts), dwellingOf({ usefulAreaM2 }), living, norm);

describe('R18: one more person', () => {
  test.each([
    ['alone, with exactly the norm', 15, 0, undefined],
    ['alone, with less', 14.99, 0, 'dwelling-too-dense'],
    ['as the fourth, with exactly the norm for each', 60, 3, undefined],
    ['as the fourth, with a little less', 59.9, 3, 'dwelling-too-dense'],
    ['as the fifth', 60, 4, 'dwelling-too-dense'],
    ['as the fourth, with more', 61, 3, undefined],
  ])('%s', (_says, area, count, ground) => {
    expect(judge(area, residents(count))).toBe(ground);
  });

  it('is counted once, also where they stay there already', () => {
    expect(judge(60, [...residents(3), registrant.iin])).toBeUndefined();
    expect(judge(59, [...residents(3), registrant.iin])).toBe('dwelling-too-dense');
  });

  it('finds everybody counted once, however often they are registered there', () => {
    expect(judge(60, [...residents(3), ...residents(3)])).toBeUndefined();
  });

  test.each([
    'spouse',
    'parent',
    'child',
    'sibling',
    'grandparent',
    'grandchild',
  ] as const satisfies readonly Relation[])('joins a %s who lives there, however little room there is', (relation) => {
    const [relative = '', ...others] = residents(9);
    const relatives = [{ iin: relative, relation }];
    expect(judge(15, [relative, ...others], { relatives })).toBeUndefined();
    expect(judge(15, others, { relatives })).toBe('dwelling-too-dense');
  });

  it('is no relative of themself', () => {
    const relatives = [{ iin: registrant.iin, relation: 'sibling' as const }];
    expect(judge(15, [registrant.iin, ...residents(1)], { relatives })).toBe('dwelling-too-dense');
  });

  test.each(DWELLING_CATEGORIES)(
    'meets the norm in homes, and not where an organisation has norms of its own: %s',
    (category) => {
      const ground = groundOfDensity(registrant, dwellingOf({ category, usefulAreaM2: 1 }), residents(1), norm);
      expect(ground).toBe(isOrganisationRun(category) ? undefined : 'dwelling-too-dense');
    },
  );

  it('meets no norm where there is none', () => {
    expect(groundOfDensity(registrant, dwellingOf({ usefulAreaM2: 1 }), residents(1), null)).toBeUndefined();
  });
});

describe('R18: the norm', () => {
  const policyAt = createPolicyAt();
  const firstMoment = '2025-12-25T19:00:00.000Z';

  test.each([
    ['in the capital, from the first moment of its day', 'astana', firstMoment, 15],
    ['in the capital, not a moment earlier', 'astana', later(firstMoment, -1), undefined],
    ['nowhere else', 'almaty', firstMoment, undefined],
    ['for no office at all', null, firstMoment, undefined],
  ])('is in force %s', (_says, office, at, m2PerPerson) => {
    expect(normFor(office, policyAt(at))?.m2PerPerson).toBe(m2PerPerson);
  });
});
