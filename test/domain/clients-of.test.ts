import { describe, expect, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { asEvents, type Fact } from '../../domain/case-events.ts';
import { carriedBy, clientsOf } from '../../domain/clients-of.ts';
import { evolveAll } from '../../domain/evolve.ts';
import { caseIn } from './sample-case.ts';
import { FACT, later } from './sample-events.ts';
import { NOW } from './sample-facts.ts';

const after = (state: Case, ...facts: readonly Fact[]): Case =>
  evolveAll(state, asEvents(facts, state.revision, later(NOW, 1), { kind: 'system', id: null })) ?? state;

const filer = FACT['application-received'].client;

describe('whose business a case is', () => {
  test('is that of who filed it', () => {
    expect(clientsOf(caseIn('awaiting-consent'))).toEqual([filer]);
    expect(carriedBy(caseIn('awaiting-consent'), filer)).toEqual({
      consentIds: [],
      objectionIds: [],
      stayEnd: false,
    });
  });

  test.each(['consent-given', 'consent-declined'] as const)('is that of who brought what counted: %s', (type) => {
    const state = after(caseIn('awaiting-consent'), { ...FACT[type], client: 'bank' });
    expect(clientsOf(state)).toEqual([filer, 'bank']);
    expect(carriedBy(state, 'bank').consentIds).toEqual(['first']);
  });

  test('remains so when somebody else brings the next answer', () => {
    const given = after(caseIn('awaiting-consent'), { ...FACT['consent-given'], client: 'bank' });
    const revoked = after(given, { ...FACT['consent-revoked'], client: 'mobile' });
    expect(clientsOf(revoked)).toEqual([filer, 'bank', 'mobile']);
    expect(clientsOf(after(revoked, FACT['consent-given']))).toEqual([filer, 'bank', 'mobile']);
  });

  test('is not that of who tried in vain', () => {
    const state = after(caseIn('awaiting-consent'), { ...FACT['evidence-rejected'], client: 'bank' });
    expect(clientsOf(state)).toEqual([filer]);
    expect(state.consents[0]?.rejectedThrough).toEqual([{ client: 'bank', at: later(NOW, 1) }]);
  });

  test('names everybody once', () => {
    const state = after(caseIn('awaiting-consent'), { ...FACT['consent-given'], client: filer });
    expect(clientsOf(state)).toEqual([filer]);
  });
});
