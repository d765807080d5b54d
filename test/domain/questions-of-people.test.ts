import { describe, expect, it, test } from 'vitest';
import type { Service } from '../../domain/application.ts';
import type { PersonFacts } from '../../domain/facts.ts';
import {
  dayFromToday,
  identityCard,
  lodger,
  ownerOf,
  permanentAt,
  personOf,
  powersOf,
  registrant,
  secondOwner,
  stayAt,
  stranger,
  TODAY,
  turning,
} from './sample-facts.ts';
import { later } from './sample-events.ts';
import { iinOf, rkaOf } from './sample-numbers.ts';
import {
  asking,
  departureDocument,
  ELIGIBLE,
  filedBy,
  judgeFor,
  known,
  passport,
  withDwelling,
  withPerson,
  withRegistrant,
} from './situation.ts';

const COMING = ['permanent-residence', 'temporary-stay'] as const satisfies readonly Service[];
const [HERE, ELSEWHERE] = [rkaOf(1), rkaOf(2)];
const representative = personOf(iinOf(20));
const shownAs = (relation: 'parent' | 'guardian') => ({
  legalRepresentatives: [{ iin: representative.iin, relation }],
});

describe.each(COMING)('the registrant of a %s', (service) => {
  const judge = (facts: Partial<PersonFacts>) => judgeFor(service, withRegistrant(facts));

  test.each([
    ['R1: is valid on its first day', { validFrom: TODAY }, ELIGIBLE],
    ['R1: is not valid the day before', { validFrom: dayFromToday(1) }, 'no-valid-document'],
    ['R1: is valid on its last day', { validUntil: TODAY }, ELIGIBLE],
    ['R1: is not valid the day after', { validUntil: dayFromToday(-1) }, 'no-valid-document'],
    ['R1: is valid without end', { validUntil: null }, ELIGIBLE],
    ['R1: may be a passport', { type: 'passport' }, ELIGIBLE],
    ['R1: is no birth certificate from 14 on', { type: 'birth-certificate', validUntil: null }, 'no-valid-document'],
  ] as const)('has a document that, %s', (_says, change, verdict) => {
    expect(judge({ documents: [{ ...identityCard, ...change }] })).toBe(verdict);
  });

  it('R1: needs one valid document, not all of them', () => {
    const expired = { ...identityCard, validUntil: dayFromToday(-1) };
    expect(judge({ documents: [expired, identityCard] })).toBe(ELIGIBLE);
  });

  test.each([
    ['R19: who lives somewhere else comes from there', [permanentAt(ELSEWHERE)], ELIGIBLE],
    ['R19: who lives nowhere comes, too', [], ELIGIBLE],
    ['R19: who lives there already does not come', [permanentAt(HERE)], 'already-registered-there'],
    ['R20: who stays there may come to live there, or to stay longer', [stayAt(HERE, later(TODAY, 1))], ELIGIBLE],
    ['R19: that somebody else lives there says nothing', [permanentAt(HERE, lodger.iin)], ELIGIBLE],
  ] as const)('%s', (_says, residences, verdict) => {
    expect(judgeFor(service, known({ residences }))).toBe(verdict);
  });
});

describe.each([...COMING, 'departure-abroad'] as const)('who files for a %s', (service) => {
  const named = (applicant: PersonFacts, capacity: 'self' | 'parent' | 'guardian' | 'owner', facts = {}) =>
    judgeFor(
      service,
      asking({ generalGrounds: service === 'departure-abroad' ? undefined : true }),
      withPerson(applicant.iin, {}),
      withRegistrant(facts),
      filedBy(applicant.iin, capacity),
    );

  test.each([
    ['R3: 13, a day before 14', turning(14, 1), 'representative-must-file', ELIGIBLE],
    ['R2: 14 today', turning(14), 'representative-must-file', ELIGIBLE],
    ['R2: 15, a day before 16', turning(16, 1), 'representative-must-file', ELIGIBLE],
    ['R1: 16 today', turning(16), ELIGIBLE, 'registrant-must-file'],
    ['R1: 17, a day before 18', turning(18, 1), ELIGIBLE, 'registrant-must-file'],
    ['R1: 18 today', turning(18), ELIGIBLE, 'registrant-must-file'],
  ])('depends on the age: %s', (_says, birthDate, forThemself, byTheirParent) => {
    expect(named(registrant, 'self', { birthDate })).toBe(forThemself);
    expect(named(representative, 'parent', { birthDate, ...shownAs('parent') })).toBe(byTheirParent);
  });

  it('R2: is a representative whom the population registry shows, and nobody else', () => {
    const birthDate = turning(15);
    expect(named(stranger, 'parent', { birthDate, ...shownAs('parent') })).toBe('not-legal-representative');
    expect(named(representative, 'guardian', { birthDate, ...shownAs('guardian') })).toBe(ELIGIBLE);
  });

  it('R1: is nobody who merely calls themself that person', () => {
    expect(named(stranger, 'self')).toBe('registrant-must-file');
    expect(named(stranger, 'owner')).toBe('registrant-must-file');
  });

  test.each(['limited', 'incapable'] as const)(
    'R4: for somebody who is %s, is the guardian and nobody else',
    (capability) => {
      expect(named(registrant, 'self', { capability })).toBe('guardian-must-file');
      expect(named(representative, 'guardian', { capability, ...shownAs('guardian') })).toBe(ELIGIBLE);
      expect(named(representative, 'guardian', { capability })).toBe('not-legal-representative');
      expect(named(representative, 'parent', { capability, ...shownAs('parent') })).toBe('not-legal-representative');
      expect(named(stranger, 'guardian', { capability, ...shownAs('guardian') })).toBe('not-legal-representative');
    },
  );

  test.each([
    ['R5: under valid powers', {}, ELIGIBLE],
    ['R5: under powers that only cover this', { services: [service] }, ELIGIBLE],
    ['R5: not under revoked ones', { revoked: true }, 'power-of-attorney-invalid'],
    ['R5: not for another service', { services: ['owner-withdrawal'] }, 'power-of-attorney-invalid'],
    ['R5: not under those of another attorney', { attorneyIin: stranger.iin }, 'power-of-attorney-invalid'],
    ['R5: not under others than those named', { id: 'powers-2' }, 'power-of-attorney-invalid'],
  ] as const)('may be an attorney: %s', (_says, change, verdict) => {
    const powersOfAttorney = [powersOf(representative, change)];
    expect(
      judgeFor(
        service,
        withPerson(representative.iin, {}),
        withRegistrant({ powersOfAttorney }),
        filedBy(representative.iin, 'attorney', { powerOfAttorneyId: 'powers-1' }),
      ),
    ).toBe(verdict);
  });

  it('R5: is no attorney without naming the powers', () => {
    const attorney = filedBy(representative.iin, 'attorney');
    const powersOfAttorney = [powersOf(representative)];
    expect(judgeFor(service, withPerson(representative.iin, {}), withRegistrant({ powersOfAttorney }), attorney)).toBe(
      'power-of-attorney-invalid',
    );
  });
});

describe.each(COMING)('on the day on which somebody turns 14, for a %s', (service) => {
  const judge = (birthDate: string, facts: Partial<PersonFacts> = {}) =>
    judgeFor(
      service,
      withPerson(representative.iin, {}),
      withRegistrant({ birthDate, ...shownAs('parent'), ...facts }),
      filedBy(representative.iin, 'parent'),
    );
  const documents = [{ ...identityCard, type: 'birth-certificate', validUntil: null }] as const;

  it('R1: they are registered in their own right, and not a day before', () => {
    expect(judge(turning(14))).toBe(ELIGIBLE);
    expect(judge(turning(14, 1))).toBe('registrant-under-14');
  });

  it('R1: the birth certificate serves no longer', () => {
    expect(judge(turning(14), { documents })).toBe('no-valid-document');
  });
});

describe.each(COMING)('a child under 14, for a %s', (service) => {
  const child = { birthDate: turning(14, 1), ...shownAs('parent') };
  const judge = (generalGrounds: boolean | undefined, facts: Partial<PersonFacts> = {}) =>
    judgeFor(
      service,
      asking({ generalGrounds }),
      withPerson(representative.iin, {}),
      withRegistrant({ ...child, ...facts }),
      filedBy(representative.iin, 'parent'),
    );

  test.each([
    ['not asked for', undefined, 'registrant-under-14'],
    ['refused by the applicant', false, 'registrant-under-14'],
    ['on request, with a passport', true, ELIGIBLE],
  ])('R3: is registered only on request: %s', (_says, generalGrounds, verdict) => {
    expect(judge(generalGrounds)).toBe(verdict);
  });

  it('R3: may have a birth certificate instead, but not nothing', () => {
    const certificate = { ...identityCard, type: 'birth-certificate', validUntil: null } as const;
    expect(judge(true, { documents: [certificate] })).toBe(ELIGIBLE);
    expect(judge(true, { documents: [{ ...certificate, validFrom: dayFromToday(1) }] })).toBe('no-valid-document');
    expect(judge(true, { documents: [] })).toBe('no-valid-document');
  });
});

describe('somebody whom an owner wants withdrawn', () => {
  const judge = (...changes: Parameters<typeof judgeFor>[1][]) =>
    judgeFor('owner-withdrawal', asking({ furtherRegistrants: undefined }), ...changes);

  test.each([
    ['R23: who lives there', [permanentAt(HERE)], ELIGIBLE],
    ['R23: who stays there', [permanentAt(ELSEWHERE), stayAt(HERE, later(TODAY, 1))], ELIGIBLE],
    ['R23: not who lives elsewhere', [permanentAt(ELSEWHERE)], 'not-resident-there'],
    ['R23: not who is not the one that lives there', [permanentAt(HERE, lodger.iin)], 'not-resident-there'],
  ] as const)('is one %s', (_says, residences, verdict) => {
    expect(judge(known({ residences }))).toBe(verdict);
  });

  it('R23: owns nothing of it', () => {
    const titleHolders = [ownerOf(secondOwner), ownerOf(registrant)];
    expect(judge(withDwelling({ titleHolders }))).toBe('registrant-owns-share');
  });

  test.each<[string, Partial<PersonFacts>]>([
    ['a foreigner', { citizenship: 'KGZ' }],
    ['a child', { birthDate: turning(5) }],
    ['somebody without any document', { documents: [] }],
    ['somebody incapable', { capability: 'incapable' }],
  ])('R23: may be %s: that is asked of those who come', (_says, facts) => {
    expect(judge(withRegistrant(facts))).toBe(ELIGIBLE);
  });
});

describe('somebody who leaves the country for good', () => {
  const judge = (facts: Partial<PersonFacts>) => judgeFor('departure-abroad', withRegistrant(facts));

  test.each([
    ['valid on its first day', [{ ...passport, validFrom: TODAY }], ELIGIBLE],
    ['not valid the day before', [{ ...passport, validFrom: dayFromToday(1) }], 'no-valid-passport'],
    ['valid on its last day', [{ ...passport, validUntil: TODAY }], ELIGIBLE],
    ['not valid the day after', [{ ...passport, validUntil: dayFromToday(-1) }], 'no-valid-passport'],
    ['not replaced by an identity card', [identityCard], 'no-valid-passport'],
    ['beside other documents', [identityCard, passport], ELIGIBLE],
  ])('R24: has a passport: %s', (_says, documents, verdict) => {
    expect(judge({ documents })).toBe(verdict);
  });

  test.each([
    ['valid on its first day', { validFrom: TODAY }, ELIGIBLE],
    ['not valid the day before', { validFrom: dayFromToday(1) }, 'departure-document-invalid'],
    ['valid on its last day', { validUntil: TODAY }, ELIGIBLE],
    ['not valid the day after', { validUntil: dayFromToday(-1) }, 'departure-document-invalid'],
    ['not another one than is named', { number: 'departure-2' }, 'departure-document-invalid'],
  ])('R24: has the document of departure: %s', (_says, change, verdict) => {
    expect(judge({ departureDocuments: [{ ...departureDocument, ...change }] })).toBe(verdict);
  });

  it('R24: lives or stays at the address that is named', () => {
    expect(judgeFor('departure-abroad', known({ residences: [stayAt(HERE, later(TODAY, 1))] }))).toBe(ELIGIBLE);
    expect(judgeFor('departure-abroad', known({ residences: [] }))).toBe('not-resident-there');
  });

  it('R24: is asked nothing about the dwelling: nobody is kept because of it', () => {
    const titleHolders = [ownerOf(registrant)];
    expect(judgeFor('departure-abroad', withDwelling({ category: 'other', commissioned: false, titleHolders }))).toBe(
      ELIGIBLE,
    );
    expect(judgeFor('departure-abroad', asking({ channel: 'counter' }))).toBe(ELIGIBLE);
  });
});
