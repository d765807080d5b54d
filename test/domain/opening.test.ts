import { describe, expect, it, test } from 'vitest';
import { type Service, SERVICES } from '../../domain/application.ts';
import { endOfDayAfter } from '../../domain/calendar.ts';
import type { Fact } from '../../domain/case-events.ts';
import { fullNameOf } from '../../domain/consenters.ts';
import { decideOpening, decideSignatureRefusal, learnedFrom } from '../../domain/opening.ts';
import { STAGES } from '../../domain/stages.ts';
import { caseAfter, caseIn } from './sample-case.ts';
import { createIds, FACT, policy } from './sample-events.ts';
import {
  address,
  APPLICATION_FOR,
  applicationOf,
  dwellingOf,
  firstOwner,
  lodger,
  NOW,
  openingFactsOf,
  ownerOf,
  registrant,
  secondOwner,
} from './sample-facts.ts';
import { rkaOf } from './sample-numbers.ts';
import {
  applied,
  type Change,
  known,
  situationOf,
  under,
  withDwelling,
  withPerson,
  withRegistrant,
} from './situation.ts';

const deadlineAt = endOfDayAfter(NOW, policy.consentPeriodDays);

/** What the opening of a case comes to: always one fact. */
function open(service: Service, ...changes: readonly Change[]): Fact {
  const situation = applied(situationOf(service), ...changes);
  const received = caseAfter([{ ...FACT['application-received'], application: situation.application }]);
  const opening = { facts: situation.facts, policy: situation.policy, evidenceId: 'filed', ids: createIds(), at: NOW };
  const [fact, ...more] = decideOpening(received, opening).facts;
  if (fact === undefined || more.length > 0) throw new Error('an opening is one fact');
  return fact;
}

const opened = (service: Service, ...changes: readonly Change[]) => {
  const fact = open(service, ...changes);
  if (fact.type !== 'case-opened') throw new Error(`${service}: ${fact.type}`);
  return fact;
};

describe('the opening of a case', () => {
  test.each([
    ['permanent-residence', [firstOwner, secondOwner]],
    ['temporary-stay', [firstOwner, secondOwner]],
    ['owner-withdrawal', [secondOwner]],
    ['departure-abroad', []],
  ] as const satisfies readonly (readonly [Service, readonly unknown[]])[])(
    'R9, R15: of a %s asks until the end of the tenth day whoever must consent',
    (service, consenters) => {
      const fact = opened(service);
      expect(fact).toMatchObject({ deadlineAt, evidenceId: 'filed' });
      expect(fact.consents).toMatchObject(
        consenters.map((person) => ({
          consenter: { iin: person.iin, name: fullNameOf(person) },
          capacity: 'owner',
          onBehalfOf: person.iin,
          askedAt: NOW,
          deadlineAt,
        })),
      );
      expect(fact.titleHolders).toEqual([firstOwner.iin, secondOwner.iin]);
    },
  );

  it('R13: asks each with a nonce of their own', () => {
    const nonces = opened('permanent-residence').consents.map(({ nonce }) => nonce);
    expect(new Set(nonces).size).toBe(2);
  });

  test.each(SERVICES)('R29: shows the names of those concerned, by the registry: %s', (service) => {
    const expected = service === 'owner-withdrawal' ? [registrant, lodger] : [registrant];
    expect(opened(service).people).toEqual(
      expected.map((person) => ({ iin: person.iin, name: fullNameOf(person), ground: null })),
    );
  });

  it('R29: refuses with the ground and what was learned', () => {
    expect(open('permanent-residence', withRegistrant({ alive: false }))).toMatchObject({
      type: 'case-refused',
      ground: 'registrant-deceased',
      reason: null,
      learned: { office: 'almaty' },
      people: [{ iin: registrant.iin, name: fullNameOf(registrant), ground: 'registrant-deceased' }],
    });
  });

  it('R23: refuses with the grounds of each of several people', () => {
    expect(open('owner-withdrawal', known({ residences: [] }))).toMatchObject({
      type: 'case-refused',
      people: [{ ground: 'not-resident-there' }, { ground: 'not-resident-there' }],
    });
  });

  it('R29: names nobody whom the registry doesn’t know', () => {
    expect(open('permanent-residence', known({ people: [] }))).toMatchObject({
      ground: 'registrant-unknown',
      people: [{ iin: registrant.iin, name: null, ground: null }],
    });
  });

  test.each(STAGES.filter((stage) => stage !== 'opening'))('changes nothing that comes once more while %s', (stage) => {
    const { facts } = situationOf('permanent-residence');
    const opening = { facts, policy, evidenceId: 'filed', ids: createIds(), at: NOW };
    expect(decideOpening(caseIn(stage), opening)).toEqual({ facts: [] });
    expect(decideSignatureRefusal(caseIn(stage), 'revoked')).toEqual({ facts: [] });
  });

  it('R12: is refused where the signature turned out not to hold', () => {
    expect(decideSignatureRefusal(caseIn('opening'), 'revoked').facts).toEqual([
      { type: 'case-refused', ground: 'signature-rejected', reason: 'revoked', learned: null, people: [] },
    ]);
  });
});

describe('who may object', () => {
  const month = under({ objectionPeriodDays: 30 });
  const until = endOfDayAfter(NOW, 30);

  test.each(SERVICES)('R23: is who would be withdrawn by somebody else, and nobody else: %s', (service) => {
    const { mayObject, objectionsUntil } = opened(service, month);
    const expected = service === 'owner-withdrawal' ? [registrant, lodger] : [];
    expect(mayObject.map(({ iin }) => iin)).toEqual(expected.map(({ iin }) => iin));
    expect(objectionsUntil).toBe(expected.length > 0 ? until : null);
  });

  it('R23: may do so although nobody waits for it, where the policy gives no time', () => {
    const { mayObject, objectionsUntil } = opened('owner-withdrawal');
    expect(policy.objectionPeriodDays).toBe(0);
    expect([mayObject.length, objectionsUntil]).toEqual([2, null]);
  });

  it('R23: is given a whole day where the policy gives one', () => {
    expect(opened('owner-withdrawal', under({ objectionPeriodDays: 1 })).objectionsUntil).toBe(endOfDayAfter(NOW, 1));
  });

  it('R23: is not who can’t be withdrawn anyway', () => {
    const { mayObject } = opened('owner-withdrawal', withPerson(lodger.iin, { alive: false }));
    expect(mayObject.map(({ iin }) => iin)).toEqual([registrant.iin]);
  });
});

describe('what is learned', () => {
  const { rka } = dwellingOf();
  const byArea = applicationOf({ dwelling: { owner: firstOwner.iin, usefulArea: 60 } });
  const nothing = { people: [], dwellings: [], address: undefined };
  const found = { dwellings: [dwellingOf({ rka: rkaOf(7) })] };

  test.each([
    ['everything', applicationOf(), {}, { rka, address: address.address, office: 'almaty' }],
    ['R16: the dwelling found by owner and area', byArea, found, { rka: rkaOf(7) }],
    ['the dwelling that was named, though unknown', applicationOf(), { dwellings: [] }, { rka }],
    [
      'no office for an address of no region',
      applicationOf(),
      { address: { ...address, kato: '00' } },
      { office: null },
    ],
    ['nothing', byArea, nothing, { registrantName: null, applicantName: null, rka: null, address: null, office: null }],
    [
      'who is who',
      APPLICATION_FOR['owner-withdrawal'],
      {},
      { registrantName: fullNameOf(registrant), applicantName: fullNameOf(firstOwner) },
    ],
  ])('is %s', (_says, application, facts, learned) => {
    expect(learnedFrom(application, openingFactsOf(facts))).toMatchObject(learned);
  });

  it('R9: is who owns the dwelling, each share for itself', () => {
    const titleHolders = [ownerOf(firstOwner), ownerOf(secondOwner), ownerOf(firstOwner)];
    const { titleHolders: learned } = opened('permanent-residence', withDwelling({ titleHolders }));
    expect(learned).toEqual([firstOwner.iin, secondOwner.iin, firstOwner.iin]);
  });
});
