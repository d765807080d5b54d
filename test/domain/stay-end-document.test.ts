import { describe, expect, it, test } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { stayEndDocument } from '../../domain/stay-end-document.ts';
import { caseAfter, caseIn, follow, STAYING } from './sample-case.ts';
import { FACT } from './sample-events.ts';
import { APPLICATION_FOR, firstOwner, organisation, registrant, secondOwner, stranger } from './sample-facts.ts';

const state = caseAfter(STAYING);
const by = { iin: firstOwner.iin };
const textOf = (...args: Parameters<typeof stayEndDocument>): string =>
  new TextDecoder().decode(stayEndDocument(...args));
const ordinary = textOf(state, by);

describe('R20: what is signed to end a stay early', () => {
  it('names case, residence, person, address and who ends it', () => {
    expect(JSON.parse(ordinary)).toEqual({
      document: 'tirkeu/stay-end/1',
      caseId: state.caseId,
      residenceId: FACT['registration-committed'].residenceId,
      registrant: { iin: registrant.iin, name: state.learned.registrantName },
      dwelling: { rka: state.learned.rka, address: state.learned.address },
      by,
    });
  });

  const ofStranger = { ...APPLICATION_FOR['temporary-stay'], registrant: { iin: stranger.iin } };
  test.each<[string, Partial<Pick<Case, 'caseId' | 'application' | 'learned'>>]>([
    ['case', { caseId: 'case-2' }],
    ['person', { application: ofStranger }],
    ['name', { learned: { ...state.learned, registrantName: 'Басқа' } }],
    ['dwelling', { learned: { ...state.learned, rka: null } }],
    ['address', { learned: { ...state.learned, address: null } }],
  ])('is another document for another %s', (_says, fields) => {
    expect(textOf({ ...state, ...fields }, by)).not.toBe(ordinary);
  });

  it('R5, R11: names the powers under which an attorney signs', () => {
    expect(JSON.parse(textOf(state, by, 'POA-1'))).toEqual({ ...JSON.parse(ordinary), powerOfAttorneyId: 'POA-1' });
  });

  it('is another document for whoever else may end it', () => {
    const documents = [by, { iin: secondOwner.iin }, { bin: organisation }].map((one) => textOf(state, one));
    expect(new Set(documents).size).toBe(documents.length);
  });

  it('is the same once the stay is over, so that a repeat is recognised', () => {
    const over = follow(state, [FACT['follow-ups-done'], FACT['stay-ended']]);
    expect(textOf(over, by)).toBe(ordinary);
    expect(textOf(follow(over, [FACT['case-completed']]), by)).toBe(ordinary);
  });

  it('names no residence where there is none', () => {
    expect(JSON.parse(textOf(caseIn('awaiting-consent'), by))).toMatchObject({ residenceId: null });
  });
});
