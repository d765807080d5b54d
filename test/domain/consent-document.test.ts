import { describe, expect, it, test } from 'vitest';
import type { Service } from '../../domain/application.ts';
import { canonicalBytes } from '../../domain/canonical-json.ts';
import type { Case, Consent } from '../../domain/case.ts';
import { acceptableDocuments, ANSWERS, consentDocument } from '../../domain/consent-document.ts';
import { evolveAll } from '../../domain/evolve.ts';
import { caseAfter, caseIn, eventsOf, HELD } from './sample-case.ts';
import { FACT } from './sample-events.ts';
import { APPLICATION_FOR, applicationOf, lodger, registrant, stranger } from './sample-facts.ts';

const state: Case = caseIn('awaiting-consent');
const consentOf = (from: Case): Consent => {
  const [consent] = from.consents;
  if (consent === undefined) throw new Error('somebody is asked');
  return consent;
};
const consent = consentOf(state);

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const ordinary = textOf(consentDocument(state, consent, 'give'));

describe('canonical JSON (RFC 8785)', () => {
  it('is the same bytes in whatever order a value was written', () => {
    expect(canonicalBytes({ b: [2, 1], a: 'ә' })).toEqual(canonicalBytes({ a: 'ә', b: [2, 1] }));
    expect(textOf(canonicalBytes({ b: [2, 1], a: 'ә' }))).toBe('{"a":"ә","b":[2,1]}');
  });

  it('leaves out what isn’t there, as JSON does', () => {
    expect(canonicalBytes({ a: 1, b: undefined })).toEqual(canonicalBytes({ a: 1 }));
  });

  test.each([[undefined], [() => 1]])('does not exist for %s', (value) => {
    expect(() => canonicalBytes(value)).toThrow(TypeError);
  });
});

describe('R13: the consent document', () => {
  it('is canonical: what was parsed from it makes the same bytes', () => {
    expect(textOf(canonicalBytes(JSON.parse(ordinary)))).toBe(ordinary);
  });

  it('names case, registrant, address, kind and period, consenter and capacity, deadline and nonce', () => {
    expect(JSON.parse(ordinary)).toEqual({
      document: 'tirkeu/consent/1',
      answer: 'give',
      caseId: state.caseId,
      consentId: consent.consentId,
      service: state.application.service,
      registrants: [{ iin: registrant.iin, name: state.people[0]?.name }],
      dwelling: { rka: state.learned.rka, address: state.learned.address },
      change: { kind: 'permanent', from: 'on-registration', until: null },
      consenter: consent.consenter,
      capacity: consent.capacity,
      onBehalfOf: consent.onBehalfOf,
      deadlineAt: consent.deadlineAt,
      nonce: consent.nonce,
    });
  });

  const { learned } = state;
  const [person] = state.people;
  if (person === undefined) throw new Error('the case is about somebody');
  type Fields = Partial<Pick<Case, 'caseId' | 'application' | 'learned' | 'people'>>;
  test.each<[string, Fields, Partial<Consent>]>([
    ['the case', { caseId: 'case-2' }, {}],
    ['the service', { application: APPLICATION_FOR['temporary-stay'] }, {}],
    ['the registrant', { people: [{ ...person, iin: stranger.iin }] }, {}],
    ['the registrant’s name', { people: [{ ...person, name: 'Басқа' }] }, {}],
    ['the number of registrants', { people: [person, { ...person, iin: stranger.iin }] }, {}],
    ['the dwelling', { learned: { ...learned, rka: null } }, {}],
    ['the address', { learned: { ...learned, address: null } }, {}],
    ['the request', {}, { consentId: 'second' }],
    ['the consenter', {}, { consenter: { iin: stranger.iin, name: consent.consenter.name } }],
    ['the consenter’s name', {}, { consenter: { ...consent.consenter, name: 'Басқа' } }],
    ['the capacity', {}, { capacity: 'owner-representative' }],
    ['the owner represented', {}, { onBehalfOf: stranger.iin }],
    ['the deadline', {}, { deadlineAt: FACT['reminder-sent'].dueAt }],
    ['the nonce', {}, { nonce: 'another' }],
  ])('is another one with another value for %s', (_says, ofCase, ofConsent) => {
    const changed = consentDocument({ ...state, ...ofCase }, { ...consent, ...ofConsent }, 'give');
    expect(textOf(changed)).not.toBe(ordinary);
  });

  it('is the same whatever else happens to the case', () => {
    const later = evolveAll(state, eventsOf([FACT['evidence-rejected'], FACT['reminder-sent']], state.revision));
    expect(textOf(consentDocument(later ?? state, consentOf(later ?? state), 'give'))).toBe(ordinary);
  });

  it('R14: is a new one once the consent was revoked, so that the old signature proves nothing', () => {
    const revoked = caseIn('awaiting-consent', FACT['consent-given'], FACT['consent-revoked']);
    const documents = ANSWERS.map((answer) => textOf(consentDocument(revoked, consentOf(revoked), answer)));
    for (const answer of ANSWERS) expect(documents).not.toContain(textOf(consentDocument(state, consent, answer)));
  });

  it('is a different one for each answer', () => {
    const documents = ANSWERS.map((answer) => textOf(consentDocument(state, consent, answer)));
    expect(new Set(documents).size).toBe(ANSWERS.length);
  });
});

describe('R13: the change that is consented to', () => {
  test.each([
    ['permanent-residence', { kind: 'permanent', from: 'on-registration', until: null }],
    ['temporary-stay', { kind: 'temporary', from: 'on-registration', months: 3 }],
    ['owner-withdrawal', { kind: 'withdrawal', from: 'on-registration' }],
    ['departure-abroad', { kind: 'withdrawal', from: 'on-registration' }],
  ] as const satisfies readonly (readonly [Service, unknown])[])('of a %s is named: %o', (service, change) => {
    const application = APPLICATION_FOR[service];
    expect(JSON.parse(textOf(consentDocument({ ...state, application }, consent, 'give')))).toMatchObject({
      service,
      change,
    });
  });

  it('R20: names no months where none were asked for', () => {
    const application = applicationOf({ service: 'temporary-stay' });
    expect(JSON.parse(textOf(consentDocument({ ...state, application }, consent, 'give')))).toMatchObject({
      change: { months: null },
    });
  });

  it('R23: is about those whom nothing speaks against', () => {
    const withdrawal = caseAfter([...HELD, FACT['person-refused']]);
    expect(JSON.parse(textOf(consentDocument(withdrawal, consentOf(withdrawal), 'give')))).toMatchObject({
      registrants: [{ iin: lodger.iin, name: withdrawal.people[1]?.name }],
    });
  });
});

describe('R5, R11: an attorney', () => {
  const byAttorney = textOf(consentDocument(state, consent, 'give', 'powers-1'));

  it('signs in the owner’s place, under powers that the document names', () => {
    expect(JSON.parse(byAttorney)).toEqual({
      ...JSON.parse(ordinary),
      capacity: 'attorney',
      powerOfAttorneyId: 'powers-1',
    });
    expect(JSON.parse(ordinary)).not.toHaveProperty('powerOfAttorneyId');
  });

  it('signs another document than the owner, and under other powers another', () => {
    const documents = [ordinary, byAttorney, textOf(consentDocument(state, consent, 'give', 'powers-2'))];
    expect(new Set(documents).size).toBe(documents.length);
  });

  test.each(ANSWERS)('proves to %s by documents that all name the powers', (answer) => {
    for (const document of acceptableDocuments(state, consent, answer, 'powers-1')) {
      expect(JSON.parse(textOf(document))).toMatchObject({ capacity: 'attorney', powerOfAttorneyId: 'powers-1' });
    }
  });
});

describe('R13: what proves an answer', () => {
  test.each([
    ['give', ['give']],
    ['decline', ['decline', 'give']],
    ['revoke', ['revoke', 'give']],
  ] as const)('to %s: a signature under one of %o, and no signed refusal is ever a consent', (answer, signed) => {
    expect(acceptableDocuments(state, consent, answer)).toEqual(
      signed.map((document) => consentDocument(state, consent, document)),
    );
  });
});
