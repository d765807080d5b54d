import { describe, expect, it, test } from 'vitest';
import { decideOwnership } from '../../domain/ownership.ts';
import { decideRegistration, type RegistrationFacts } from '../../domain/registration.ts';
import { STAGES } from '../../domain/stages.ts';
import { caseIn, createIds, DAY_MS, later, policy } from './sample-case.ts';
import { dwellingOf, identityCard, NOW, registrant } from './sample-facts.ts';

const ids = createIds();
const registering = { ids, policy, at: later(NOW, DAY_MS), residenceId: 'residence-1', formerRka: null };
const factsOf = (facts: Partial<RegistrationFacts> = {}): RegistrationFacts => ({
  dwelling: dwellingOf(),
  people: [],
  registrant,
  ...facts,
});

describe('the last look and the registration (R16, R19)', () => {
  const checking = caseIn('checking-ownership');
  const decide = (facts?: Partial<RegistrationFacts>) =>
    decideRegistration(checking, factsOf(facts), registering).facts;

  it('are one decision where the registry confirms: the commit follows its confirmation at once', () => {
    expect(decide().map(({ type }) => type)).toEqual(['ownership-confirmed', 'registration-committed']);
  });

  test.each([
    ['nobody knows the dwelling', undefined],
    ['the owners changed', dwellingOf({ titleHolders: [] })],
    ['there is an arrest', dwellingOf({ encumbrances: [{ kind: 'arrest', since: '2026-01-01' }] })],
  ])('come to what the ownership check says where %s', (_says, dwelling) => {
    const facts = decide({ dwelling });
    expect(facts).toEqual(decideOwnership(checking, { dwelling, people: [] }, registering).facts);
    expect(facts.map(({ type }) => type)).not.toContain('registration-committed');
  });

  it('refuse a registrant who has died meanwhile (R25)', () => {
    expect(decide({ registrant: { ...registrant, alive: false } })).toMatchObject([
      { type: 'case-refused', ground: 'registrant-deceased' },
    ]);
  });

  test.each([
    ['with a chip', [identityCard], true],
    ['without one', [{ ...identityCard, chip: false }], false],
  ])('order the chip for a card %s (R21)', (_says, documents, ordered) => {
    const committed = decide({ registrant: { ...registrant, documents } }).at(-1);
    const followUps = committed?.type === 'registration-committed' ? committed.followUps : [];
    expect(followUps.includes('chip-recording')).toBe(ordered);
    expect(followUps).toEqual(expect.arrayContaining(['population-registry', 'notices']));
  });

  it('go on where the population registry has lost the registrant: they were known when the case opened', () => {
    expect(decide({ registrant: undefined }).at(-1)).toMatchObject({ type: 'registration-committed' });
  });

  test.each(STAGES.filter((stage) => stage !== 'checking-ownership'))('change nothing while %s', (stage) => {
    expect(decideRegistration(caseIn(stage), factsOf(), registering)).toEqual({ facts: [] });
  });
});
