import { describe, expect, test } from 'vitest';
import { dateFieldAfter } from '../../console/src/time/date-field.ts';
import { proofOf, missingFirst } from '../../console/src/cases/consents/proof-of.ts';
import { compareOwners, ownersThen } from '../../console/src/cases/ownership/compare-owners.ts';
import type { CaseEvent, Evidence } from '../../console/src/cases/case-parts.ts';
import { stageSteps } from '../../console/src/cases/stages/stage-steps.ts';
import { sampleCase } from './sample-case.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 12, minute)).toISOString();

const trail = (...events: readonly (readonly [string, object?])[]): readonly CaseEvent[] =>
  events.map(([type, data = {}], index) => ({
    seq: index + 1,
    type,
    at: at(index),
    actor: { kind: 'system', id: null },
    data: { ...data },
  }));

describe('the way of a case', () => {
  const states = (found: Parameters<typeof stageSteps>[0], events: readonly CaseEvent[]): readonly string[] =>
    stageSteps(found, events).map((step) => (step.kind === 'end' ? step.outcome : `${step.name} ${step.state}`));

  const OPENED = trail(['application-received'], ['case-opened']);

  test('shows what is done, where it stands and what is to come', () => {
    expect(states(sampleCase({ stage: 'awaiting-consent' }), OPENED)).toEqual([
      'received done',
      'consents current',
      'ownership ahead',
      'commit ahead',
      'told ahead',
    ]);
  });

  test('has a review and objections only where the case has them', () => {
    const events = [...OPENED, ...trail(['consent-given'], ['review-requested'])];
    const found = sampleCase({ stage: 'in-review', objectionsUntil: at(9) });
    expect(states(found, events)).toContain('review current');
    expect(states(found, events)).toContain('objections done');
  });

  test('of a case that went through is done to its end, each with its time', () => {
    const events = trail(
      ['application-received'],
      ['case-opened'],
      ['consent-given'],
      ['ownership-confirmed'],
      ['registration-committed'],
      ['case-completed'],
    );
    const steps = stageSteps(sampleCase({ stage: 'closed', outcome: 'registered' }), events);
    expect(steps.map((step) => step.kind === 'step' && step.state)).toEqual(steps.map(() => 'done'));
    expect(steps.map((step) => step.at)).toEqual([at(0), at(2), at(3), at(4), at(5)]);
  });

  test.each(['refused', 'declined', 'expired', 'cancelled'] as const)('ends where it was %s', (outcome) => {
    const found = sampleCase({ stage: 'closed', outcome, closedAt: at(5) });
    expect(states(found, OPENED)).toEqual(['received done', outcome]);
  });
});

describe('owners', () => {
  const moments = ownersThen(
    trail(
      ['case-opened', { titleHolders: ['1', '2'] }],
      ['owners-changed', { titleHolders: ['2', '3'] }],
      ['ownership-confirmed', { titleHolders: ['2', '3'] }],
      ['note-added', {}],
    ),
    undefined,
  );

  test('are compared by every answer of the registry, the first with the last', () => {
    expect(moments.map(({ moment }) => moment)).toEqual(['opened', 'changed', 'confirmed']);
    expect(compareOwners(moments)).toEqual([
      { number: '1', was: [true, false, false], change: 'gone' },
      { number: '2', was: [true, true, true], change: 'none' },
      { number: '3', was: [false, true, true], change: 'added' },
    ]);
  });

  test('are none where the registry has not been asked', () => {
    expect(compareOwners(ownersThen(trail(['application-received']), undefined))).toEqual([]);
  });
});

describe('consents', () => {
  const [consent] = sampleCase({}).consents;
  if (consent === undefined) throw new Error('the sample has no consent');

  const proof = (evidenceId: string, consentId: string): Evidence => ({
    evidenceId,
    consentId,
    purpose: 'give',
    kind: 'eds',
    signer: { iin: null, bin: null, name: null, certificateSerial: null },
    provenByUs: true,
    certificateFrom: null,
    certificateUntil: null,
    signingTime: null,
    timeStamp: null,
    document: { bytes: 1, sha256: '' },
    signature: { bytes: 1 },
    documentNumber: null,
    attestedBy: null,
    receivedAt: at(1),
  });

  test('come with the proof of the answer that stands, the latest', () => {
    const given = { ...consent, status: 'given' as const, decidedAt: at(3) };
    const evidence = [proof('first', given.consentId), proof('last', given.consentId), proof('foreign', 'another')];
    expect(proofOf(given, evidence)?.evidenceId).toBe('last');
    expect(proofOf({ ...given, status: 'pending', decidedAt: null }, evidence)).toBeUndefined();
  });

  test('whose answer is missing stand first', () => {
    const status = (name: 'given' | 'pending' | 'revoked') => ({ ...consent, status: name });
    const ordered = missingFirst([status('given'), status('pending'), status('revoked')]);
    expect(ordered.map((item) => item.status)).toEqual(['pending', 'revoked', 'given']);
  });
});

describe('a date field', () => {
  test.each([
    ['2026-11-24T18:59:59.999Z', 0, '2026-11-24'],
    ['2026-11-24T19:00:00.000Z', 0, '2026-11-25'],
    ['2026-12-30T18:59:59.999Z', 3, '2027-01-02'],
  ])('counts from %s by %i days in Kazakhstan', (instant, days, expected) => {
    expect(dateFieldAfter(new Date(instant), days)).toBe(expected);
  });
});
