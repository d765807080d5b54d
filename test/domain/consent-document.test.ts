import { describe, expect, it, test } from 'vitest';
import { canonicalBytes } from '../../domain/canonical-json.ts';
import type { Case, Consent } from '../../domain/case.ts';
import { acceptableDocuments, ANSWERS, consentDocument } from '../../domain/consent-document.ts';
import { evolveAll } from '../../domain/evolve.ts';
import { applicationOf, registrant, stranger } from './sample-facts.ts';
import { caseIn, eventsOf, FACT } from './sample-case.ts';

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

describe('the consent document (R13)', () => {
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
      registrant: { iin: registrant.iin, name: state.learned.registrantName },
      dwelling: { rka: state.learned.rka, address: state.learned.address },
      residence: { kind: 'permanent', from: 'on-registration', until: null },
      consenter: consent.consenter,
      capacity: consent.capacity,
      onBehalfOf: consent.onBehalfOf,
      deadlineAt: consent.deadlineAt,
      nonce: consent.nonce,
    });
  });

  const { learned } = state;
  type Fields = Partial<Pick<Case, 'caseId' | 'application' | 'learned'>>;
  test.each<[string, Fields, Partial<Consent>]>([
    ['the case', { caseId: 'case-2' }, {}],
    ['the service', { application: applicationOf({ service: 'temporary-stay' }) }, {}],
    ['the registrant', { application: applicationOf({ registrant: { iin: stranger.iin } }) }, {}],
    ['the registrant’s name', { learned: { ...learned, registrantName: 'Басқа' } }, {}],
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

  it('is a new one once the consent was revoked, so that the old signature proves nothing (R14)', () => {
    const revoked = caseIn('awaiting-consent', FACT['consent-given'], FACT['consent-revoked']);
    const documents = ANSWERS.map((answer) => textOf(consentDocument(revoked, consentOf(revoked), answer)));
    for (const answer of ANSWERS) expect(documents).not.toContain(textOf(consentDocument(state, consent, answer)));
  });

  it('is a different one for each answer', () => {
    const documents = ANSWERS.map((answer) => textOf(consentDocument(state, consent, answer)));
    expect(new Set(documents).size).toBe(ANSWERS.length);
  });
});

describe('what proves an answer (R13)', () => {
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
