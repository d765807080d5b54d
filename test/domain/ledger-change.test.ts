import { describe, expect, it } from 'vitest';
import { dayOf, endOfDay } from '../../domain/calendar.ts';
import { addressedPeople } from '../../domain/case.ts';
import { decideRegistration } from '../../domain/registration.ts';
import type { Residence } from '../../domain/residences.ts';
import { AT, checkingFor, commit, ELSEWHERE, factsOf, groundOf, HERE, registeringWith } from './committing.ts';
import { follow } from './sample-case.ts';
import { DAY_MS, FACT, later } from './sample-events.ts';
import {
  APPLICATION_FOR,
  dwellingOf,
  firstOwner,
  lodger,
  ownerOf,
  permanentAt,
  registrant,
  secondOwner,
  stayAt,
} from './sample-facts.ts';
import { rkaOf } from './sample-numbers.ts';

describe('a permanent residence', () => {
  const change = (...current: readonly Residence[]) => commit('permanent-residence', { current }).ledger;

  it('R19: begins, and the former one ends, in one change', () => {
    const { facts, ledger } = commit('permanent-residence');
    expect(ledger).toEqual({
      begins: {
        residenceId: 'residence-1',
        iin: registrant.iin,
        rka: HERE,
        kind: 'permanent',
        from: AT,
        until: null,
        openedBy: checkingFor('permanent-residence').caseId,
      },
      ends: [permanentAt(ELSEWHERE)],
    });
    expect(facts.at(-1)).toMatchObject({ formerRka: ELSEWHERE, residenceId: 'residence-1', stayUntil: null });
  });

  it('R19: may be the first', () => {
    expect(change()?.ends).toEqual([]);
    expect(commit('permanent-residence', { current: [] }).facts.at(-1)).toMatchObject({ formerRka: null });
  });

  it('R20: takes the place of a stay in the same dwelling, and leaves one elsewhere alone', () => {
    const until = later(AT, 30 * DAY_MS);
    expect(change(permanentAt(ELSEWHERE), stayAt(HERE, until))?.ends).toEqual([
      permanentAt(ELSEWHERE),
      stayAt(HERE, until),
    ]);
    expect(change(permanentAt(ELSEWHERE), stayAt(rkaOf(3), until))?.ends).toEqual([permanentAt(ELSEWHERE)]);
  });

  it('R19: of somebody who only stayed there has no former address', () => {
    const { facts } = commit('permanent-residence', { current: [stayAt(HERE, later(AT, DAY_MS))] });
    expect(facts.at(-1)).toMatchObject({ formerRka: null });
  });
});

describe('a temporary stay', () => {
  const stay = (...current: readonly Residence[]) => commit('temporary-stay', { current }).ledger;
  const threeMonthsLater = '2026-06-11T18:59:59.999Z';

  it('R20: begins beside the permanent residence, and lasts until the end of its last day', () => {
    const ledger = stay(permanentAt(ELSEWHERE));
    expect(ledger).toEqual({
      begins: {
        residenceId: 'residence-1',
        iin: registrant.iin,
        rka: HERE,
        kind: 'temporary',
        from: AT,
        until: threeMonthsLater,
        openedBy: checkingFor('temporary-stay').caseId,
      },
      ends: [],
    });
    expect(commit('temporary-stay').facts.at(-1)).toMatchObject({ formerRka: null, stayUntil: threeMonthsLater });
  });

  it('R20: ends a stay elsewhere: somebody stays in one place at a time', () => {
    const former = stayAt(rkaOf(3), later(AT, 30 * DAY_MS));
    expect(stay(permanentAt(ELSEWHERE), former)).toMatchObject({
      begins: { until: threeMonthsLater },
      ends: [former],
    });
  });

  it('R20: in the same dwelling goes on from the last day of the former one', () => {
    const former = stayAt(HERE, '2026-05-31T18:59:59.999Z');
    expect(stay(permanentAt(ELSEWHERE), former)).toMatchObject({
      begins: { from: AT, until: '2026-08-31T18:59:59.999Z' },
      ends: [former],
    });
  });

  it('R20: after one that is over, though nobody has written that down, counts from today', () => {
    expect(stay(stayAt(HERE, later(AT, -1)))).toMatchObject({ begins: { until: threeMonthsLater } });
    expect(stay(stayAt(HERE, later(AT, -30 * DAY_MS)))).toMatchObject({ begins: { until: threeMonthsLater } });
  });

  it('R20: of no length is over at the end of the day', () => {
    const { application: _application, ...state } = checkingFor('temporary-stay');
    const { stay: _stay, ...application } = APPLICATION_FOR['temporary-stay'];
    const { ledger } = decideRegistration({ ...state, application }, factsOf(), registeringWith({}));
    expect(ledger?.begins?.until).toBe(endOfDay(dayOf(AT)));
  });

  it('R20: after one of which no end is known counts from today', () => {
    expect(stay({ ...stayAt(HERE, AT), until: null })).toMatchObject({ begins: { until: threeMonthsLater } });
  });
});

describe('a withdrawal', () => {
  const both = [permanentAt(HERE), permanentAt(HERE, lodger.iin)];

  it('R23: ends what each of them has there, of either kind, and nothing elsewhere', () => {
    const [mine, others] = [stayAt(HERE, later(AT, DAY_MS), lodger.iin), permanentAt(ELSEWHERE, lodger.iin)];
    const { facts, ledger } = commit('owner-withdrawal', { current: [permanentAt(HERE), mine, others] });
    expect(ledger).toEqual({ begins: null, ends: [permanentAt(HERE), mine] });
    expect(facts.at(-1)).toMatchObject({
      residenceId: null,
      certificateCode: null,
      stayUntil: null,
      formerRka: HERE,
      ended: [permanentAt(HERE), mine],
    });
  });

  it('R23: leaves out who has moved away meanwhile', () => {
    const { facts, ledger } = commit('owner-withdrawal', { current: [permanentAt(HERE)] });
    expect(facts[0]).toEqual({ type: 'person-refused', iin: lodger.iin, ground: 'not-resident-there', reason: null });
    expect(ledger?.ends).toEqual([permanentAt(HERE)]);
  });

  it('R23: asks first whoever has become an owner meanwhile', () => {
    const titleHolders = [firstOwner, secondOwner, lodger].map(ownerOf);
    const { facts } = commit('owner-withdrawal', { facts: { dwelling: dwellingOf({ titleHolders }) } });
    expect(facts).toMatchObject([{ type: 'owners-changed', added: [{ consenter: { iin: lodger.iin } }] }]);
  });

  it('R23: leaves out who has become an owner and agreed to the rest', () => {
    const titleHolders = [firstOwner, lodger].map(ownerOf);
    const state = checkingFor('owner-withdrawal', [lodger]);
    const facts = factsOf({ dwelling: dwellingOf({ titleHolders }) });
    expect(decideRegistration(state, facts, registeringWith({ current: both }))).toMatchObject({
      facts: [
        { type: 'person-refused', iin: lodger.iin, ground: 'registrant-owns-share' },
        { type: 'ownership-confirmed' },
        { type: 'registration-committed', ended: [permanentAt(HERE)] },
      ],
      ledger: { ends: [permanentAt(HERE)] },
    });
  });

  it('R23: of whom nobody lives there any longer is refused', () => {
    expect(groundOf('owner-withdrawal', { current: [permanentAt(ELSEWHERE)] })).toBe('not-resident-there');
  });

  it('R23: leaves alone who was refused before', () => {
    const refused = follow(checkingFor('owner-withdrawal'), [FACT['person-refused']]);
    expect(addressedPeople(refused)).toEqual([lodger.iin]);
    const { facts, ledger } = decideRegistration(refused, factsOf(), registeringWith({ current: both }));
    expect(ledger?.ends).toEqual([permanentAt(HERE, lodger.iin)]);
    expect(facts.at(-1)).toMatchObject({ formerRka: null });
  });

  it('R23: rests on a certificate of registered rights', () => {
    const { facts } = commit('owner-withdrawal', { facts: { rightsCertificate: 'certificate-7' } });
    expect(facts[0]).toMatchObject({ type: 'ownership-confirmed', rightsCertificate: 'certificate-7' });
  });
});

describe('a departure', () => {
  it('R24: ends every residence, wherever it is', () => {
    const current = [permanentAt(ELSEWHERE), stayAt(HERE, later(AT, DAY_MS))];
    const { facts, ledger } = commit('departure-abroad', { current });
    expect(ledger).toEqual({ begins: null, ends: current });
    expect(facts.at(-1)).toMatchObject({ residenceId: null, certificateCode: null, formerRka: ELSEWHERE });
  });

  it('R24: of somebody who lives nowhere any more changes nothing, and is done', () => {
    expect(commit('departure-abroad', { current: [] })).toMatchObject({
      facts: [{ type: 'ownership-confirmed' }, { type: 'registration-committed', ended: [] }],
      ledger: { begins: null, ends: [] },
    });
  });
});
