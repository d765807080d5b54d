import { describe, expect, it, test } from 'vitest';
import { type Service, SERVICES } from '../../domain/application.ts';
import { registrationOf } from '../../domain/case.ts';
import type { PersonFacts } from '../../domain/facts.ts';
import { decideOwnership } from '../../domain/ownership.ts';
import { decideRegistration } from '../../domain/registration.ts';
import { STAGES } from '../../domain/stages.ts';
import {
  AT,
  checkingFor,
  commit,
  factsOf,
  groundOf,
  HERE,
  LIVING,
  PEOPLE,
  peopleWithout,
  registeringWith,
  type World,
} from './committing.ts';
import { caseIn, follow } from './sample-case.ts';
import { DAY_MS, FACT, later, mayObjectOf, policy } from './sample-events.ts';
import {
  dwellingOf,
  firstOwner,
  identityCard,
  lodger,
  ownerOf,
  permanentAt,
  personOf,
  registrant,
  secondOwner,
  stayAt,
  stranger,
} from './sample-facts.ts';

const types = (service: Service, world?: World) => commit(service, world).facts.map(({ type }) => type);

describe('the last look and the commit', () => {
  test.each(SERVICES)('R16, R19: are one decision where the registry confirms: %s', (service) => {
    expect(types(service)).toEqual(['ownership-confirmed', 'registration-committed']);
  });

  test.each(SERVICES)('R19: tell the case what they do to the ledger, and both are the same: %s', (service) => {
    const state = checkingFor(service);
    const { facts, ledger } = commit(service);
    expect(registrationOf(follow(state, facts, AT))).toMatchObject({
      residenceId: ledger?.begins?.residenceId ?? null,
      ended: ledger?.ends,
      certificateCode: ledger?.begins === null ? null : 'certificate-1',
      stay: service === 'temporary-stay' ? { until: ledger?.begins?.until, ended: null } : null,
    });
  });

  test.each([
    ['nobody knows the dwelling', undefined],
    ['the owners changed', dwellingOf({ titleHolders: [ownerOf(stranger)] })],
    ['it belongs to nobody', dwellingOf({ titleHolders: [] })],
    ['there is an arrest', dwellingOf({ encumbrances: [{ kind: 'arrest', since: '2026-01-01' }] })],
  ])('R16: come to what the ownership check says where %s', (_says, dwelling) => {
    const state = checkingFor('permanent-residence');
    const { facts, ledger } = commit('permanent-residence', { facts: { dwelling } });
    expect(ledger).toBeUndefined();
    const [expected] = decideOwnership(state, factsOf({ dwelling }), registeringWith({})).facts;
    expect(facts).toMatchObject([{ type: expected?.type }]);
    expect(facts).toHaveLength(1);
  });

  it('R16: go on at once where somebody only ceased to be an owner', () => {
    const dwelling = dwellingOf({ titleHolders: [ownerOf(firstOwner)] });
    const { facts, ledger } = commit('permanent-residence', { facts: { dwelling } });
    expect(facts.map(({ type }) => type)).toEqual(['owners-changed', 'ownership-confirmed', 'registration-committed']);
    expect(ledger?.begins?.rka).toBe(HERE);
  });

  test.each(STAGES.filter((stage) => stage !== 'checking-ownership'))('R19: change nothing while %s', (stage) => {
    expect(decideRegistration(caseIn(stage), factsOf(), registeringWith({}))).toEqual({ facts: [] });
  });

  it('R16: change nothing while nobody knows which dwelling it is', () => {
    const nowhere = { ...caseIn('checking-ownership'), learned: { ...FACT['case-opened'].learned, rka: null } };
    const decision = decideRegistration(nowhere, factsOf(), registeringWith({}));
    expect(decision.ledger).toBeUndefined();
    expect(decision.facts.map(({ type }) => type)).not.toContain('registration-committed');
  });

  test.each(['permanent-residence', 'temporary-stay'] as const)(
    'R19: refuse who lives there by now, through another case: %s',
    (service) => {
      expect(groundOf(service, { current: [permanentAt(HERE)] })).toBe('already-registered-there');
      expect(types(service, { current: [permanentAt(HERE, stranger.iin)] })).toContain('registration-committed');
    },
  );
});

describe('R25: a death that comes to light at the last look', () => {
  const without = (...dead: readonly PersonFacts[]) => ({ facts: { people: peopleWithout(...dead) } });

  test.each(SERVICES)('ends the case of who was alone: %s', (service) => {
    const dead = service === 'owner-withdrawal' ? [registrant, lodger] : [registrant];
    expect(groundOf(service, without(...dead))).toBe('registrant-deceased');
  });

  it('of one of several ends that person’s part only', () => {
    const { facts, ledger } = commit('owner-withdrawal', without(lodger));
    expect(facts).toMatchObject([
      { type: 'person-refused', iin: lodger.iin, ground: 'registrant-deceased' },
      { type: 'ownership-confirmed' },
      { type: 'registration-committed' },
    ]);
    expect(ledger?.ends.map(({ iin }) => iin)).toEqual([registrant.iin]);
  });

  it('R23: leaves nobody’s objection to decide but those of the living', () => {
    const { objectionId } = mayObjectOf(lodger);
    const objected = follow(checkingFor('owner-withdrawal'), [{ ...FACT['objection-raised'], objectionId }]);
    const registering = registeringWith({ current: LIVING['owner-withdrawal'] });
    const { facts } = decideRegistration(objected, factsOf(without(lodger).facts), registering);
    expect(facts.map(({ type }) => type)).toEqual(['person-refused', 'ownership-confirmed', 'registration-committed']);
  });
});

describe('R23: those to be withdrawn, when it comes to the commit', () => {
  const [yesterday, tomorrow] = [later(AT, -DAY_MS), later(AT, DAY_MS)];

  test.each([
    ['is over, though nobody has written that down yet', yesterday, 'not-resident-there'],
    ['goes on', tomorrow, 'not refused'],
  ])('R20, R23: live there no longer where their stay %s', (_says, until, ground) => {
    expect(groundOf('owner-withdrawal', { current: [stayAt(HERE, until)] })).toBe(ground);
  });

  it('each have their own ground, also where none of them can be withdrawn', () => {
    const facts = factsOf({ people: peopleWithout(registrant) });
    const decided = decideRegistration(checkingFor('owner-withdrawal'), facts, registeringWith({ current: [] }));
    expect(decided).toEqual({
      facts: [
        { type: 'person-refused', iin: lodger.iin, ground: 'not-resident-there', reason: null },
        expect.objectContaining({ type: 'case-refused', ground: 'registrant-deceased' }),
      ],
    });
    const { people } = follow(checkingFor('owner-withdrawal'), decided.facts, AT);
    expect(people.map(({ iin, refusal }) => [iin, refusal?.ground ?? null])).toEqual([
      [registrant.iin, null],
      [lodger.iin, 'not-resident-there'],
    ]);
  });
});

describe('R18: the last place', () => {
  const density = { offices: ['almaty'], m2PerPerson: dwellingOf().usefulAreaM2 / 2 };
  const more = { policy: { ...policy, density } };

  test.each(['permanent-residence', 'temporary-stay'] as const)('is taken by whoever comes first: %s', (service) => {
    const others = [firstOwner.iin, stranger.iin];
    expect(groundOf(service, { residents: others, more })).toBe('dwelling-too-dense');
    expect(types(service, { residents: others.slice(1), more })).toContain('registration-committed');
    expect(types(service, { residents: others })).toContain('registration-committed');
  });

  it('is not counted where the office has no norm', () => {
    const elsewhere = { policy: { ...policy, density: { ...density, offices: ['astana'] } } };
    expect(types('permanent-residence', { residents: [firstOwner.iin, stranger.iin], more: elsewhere })).toContain(
      'registration-committed',
    );
  });

  it('R20: is not counted for somebody who stays there already', () => {
    const residents = [registrant.iin, stranger.iin];
    const current = [stayAt(HERE, later(AT, DAY_MS))];
    expect(types('temporary-stay', { current, residents, more })).toContain('registration-committed');
  });

  it('keeps nobody from leaving', () => {
    const residents = [firstOwner.iin, stranger.iin];
    expect(types('owner-withdrawal', { residents, more })).toContain('registration-committed');
    expect(types('departure-abroad', { residents, more })).toContain('registration-committed');
  });
});

describe('R21: who is told', () => {
  const followUps = (service: Service, people = PEOPLE) => {
    const committed = commit(service, { facts: { people } }).facts.at(-1);
    return committed?.type === 'registration-committed' ? committed.followUps : [];
  };

  test.each([
    ['permanent-residence', ['population-registry', 'chip-recording', 'notices']],
    ['temporary-stay', ['population-registry', 'notices']],
    ['owner-withdrawal', ['population-registry', 'notices']],
    ['departure-abroad', ['population-registry', 'notices']],
  ] as const)('of a %s: %o', (service, expected) => {
    expect(followUps(service)).toEqual(expected);
  });

  test.each([
    ['with a chip', [identityCard], true],
    ['with a chip beside one without', [{ ...identityCard, chip: false }, identityCard], true],
    ['without one', [{ ...identityCard, chip: false }], false],
  ])('is the card issuer, for a card %s', (_says, documents, ordered) => {
    const people = [personOf(registrant.iin, { documents }), firstOwner, secondOwner];
    expect(followUps('permanent-residence', people).includes('chip-recording')).toBe(ordered);
  });

  it('is not the card issuer where the population registry has lost the registrant, who is registered all the same', () => {
    expect(followUps('permanent-residence', [firstOwner, secondOwner])).toEqual(['population-registry', 'notices']);
  });
});
