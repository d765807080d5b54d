import { describe, expect, it, test } from 'vitest';
import {
  chipOrderOf,
  decideChipLook,
  decideFollowUps,
  decideStayEnd,
  isChipReminderDue,
  nextChipLook,
  refuseStayEnd,
} from '../../domain/after-commit.ts';
import { endOfDayAfter } from '../../domain/calendar.ts';
import { FOLLOW_UPS, registrationOf, STAY_ENDS } from '../../domain/case.ts';
import type { Fact } from '../../domain/case-events.ts';
import { STAGES } from '../../domain/stages.ts';
import { caseAfter, caseIn, STAY_UNTIL, STAYING } from './sample-case.ts';
import { DAY_MS, FACT, HOUR_MS, later, policy } from './sample-events.ts';
import { NOW } from './sample-facts.ts';

const NOTHING = { facts: [] };
const elsewhere = STAGES.filter((stage) => stage !== 'registered');
const told = FACT['follow-ups-done'];
const completed = FACT['case-completed'];

describe('follow-ups that are carried out', () => {
  const registered = caseIn('registered');
  const order = FACT['chip-ordered'];

  test.each([
    ['none', [], null, []],
    ['one', ['notices'], null, [{ ...told, names: ['notices'] }]],
    ['one that wasn’t called for', ['end-of-stay'], null, []],
    [
      'all',
      FOLLOW_UPS,
      null,
      [{ ...told, names: registered.registration.followUps.map(({ name }) => name) }, completed],
    ],
    ['an order that is taken over', [], order.orderId, [order]],
    ['all but an order that is taken over', told.names, order.orderId, [told, order]],
  ] as const)('R21: %s', (_says, done, chipOrder, facts) => {
    expect(decideFollowUps(registered, { done, chipOrder }).facts).toEqual(facts);
  });

  it('R21: count once, and the last of them ends the case', () => {
    const one = caseIn('registered', { ...told, names: ['notices'] });
    expect(decideFollowUps(one, { done: ['notices'], chipOrder: null })).toEqual(NOTHING);
    expect(decideFollowUps(one, { done: FOLLOW_UPS, chipOrder: null }).facts).toEqual([
      { ...told, names: ['population-registry', 'chip-recording'] },
      completed,
    ]);
  });

  it('R21: with an order that goes on don’t end the case', () => {
    const ordered = caseIn('registered', order);
    expect(decideFollowUps(ordered, { done: told.names, chipOrder: null }).facts).toEqual([told]);
    expect(decideFollowUps(ordered, { done: [], chipOrder: 'order-2' })).toEqual(NOTHING);
  });

  it('R21: after an order that failed end the case', () => {
    const failed = caseIn('registered', order, FACT['follow-up-failed']);
    expect(decideFollowUps(failed, { done: told.names, chipOrder: null }).facts).toEqual([told, completed]);
  });

  it('R21: that were never called for let the case end at once', () => {
    const none = { ...registered, registration: { ...registered.registration, followUps: [] } };
    expect(decideFollowUps(none, { done: [], chipOrder: null }).facts).toEqual([completed]);
  });

  it('R20: don’t end the case of a stay that goes on', () => {
    expect(decideFollowUps(caseAfter(STAYING), { done: told.names, chipOrder: null }).facts).toEqual([told]);
  });

  it('R20: of the end of a stay end the case', () => {
    const { followUps } = FACT['stay-ended'];
    const over = caseAfter([...STAYING, told, FACT['stay-ended']]);
    expect(decideFollowUps(over, { done: followUps, chipOrder: null }).facts).toEqual([
      { ...told, names: followUps },
      completed,
    ]);
  });

  test.each(elsewhere)('R21: while %s change nothing', (stage) => {
    expect(decideFollowUps(caseIn(stage), { done: FOLLOW_UPS, chipOrder: 'order-1' })).toEqual(NOTHING);
  });
});

describe('the next look at an order', () => {
  const SECOND_MS = 1000;

  test.each([
    ['at once', 0, 5 * SECOND_MS],
    ['a moment later', SECOND_MS, 5 * SECOND_MS],
    ['after five seconds', 5 * SECOND_MS, 5 * SECOND_MS],
    ['after six seconds', 6 * SECOND_MS, 6 * SECOND_MS],
    ['after an hour', HOUR_MS, HOUR_MS],
    ['after a day', DAY_MS, DAY_MS],
    ['after a month', 30 * DAY_MS, DAY_MS],
  ])(
    'R21: follows one %s after as long as the order is waiting already, and once a day in the end',
    (_says, waited, pause) => {
      const lookedAt = later(NOW, waited);
      expect(nextChipLook(NOW, lookedAt)).toBe(later(lookedAt, pause));
    },
  );
});

describe('a look at the order with the card issuer', () => {
  const ordered = caseIn('registered', told, FACT['chip-ordered']);
  const order = chipOrderOf(ordered);
  if (order === undefined) throw new Error('it is ordered');
  const { orderedAt } = order;
  const reminderAt = endOfDayAfter(orderedAt, policy.chipReminderDays);
  const lastDay = endOfDayAfter(orderedAt, policy.chipWaitDays);
  const look = { orderState: 'accepted', reminded: false, policy, at: later(orderedAt, HOUR_MS) } as const;
  const recorded: Fact = { ...told, names: ['chip-recording'] };
  const failed = (reason: string): Fact => ({ type: 'follow-up-failed', name: 'chip-recording', reason });

  test.each([
    ['accepted', []],
    ['recorded', [recorded, completed]],
    ['failed', [failed('order-failed'), completed]],
    ['unknown', [failed('order-unknown'), completed]],
  ] as const)('R21: that is %s', (orderState, facts) => {
    expect(decideChipLook(ordered, { ...look, orderState }).facts).toEqual(facts);
  });

  test.each([
    ['until the end of the last day', lastDay, []],
    ['and no longer', later(lastDay, 1), [failed('not-recorded-in-time'), completed]],
  ])('R21: waits for its holder %s', (_says, at, facts) => {
    expect(decideChipLook(ordered, { ...look, at }).facts).toEqual(facts);
  });

  it('R21: takes it as recorded, however late', () => {
    expect(decideChipLook(ordered, { ...look, orderState: 'recorded', at: later(lastDay, DAY_MS) }).facts).toEqual([
      recorded,
      completed,
    ]);
  });

  test.each([
    ['recorded', recorded],
    ['failed', failed('order-failed')],
  ] as const)('R21: that is %s ends nothing while others have to be told', (orderState, fact) => {
    const untold = caseIn('registered', FACT['chip-ordered']);
    expect(decideChipLook(untold, { ...look, orderState }).facts).toEqual([fact]);
  });

  test.each([
    ['before the day is over', later(reminderAt, -1), false],
    ['at the end of the day', reminderAt, true],
    ['later', later(reminderAt, DAY_MS), true],
  ])('R21: reminds the holder after so many days: %s', (_says, at, due) => {
    expect(isChipReminderDue(ordered, policy, at)).toBe(due);
  });

  it('R21: reminds the holder once', () => {
    const reminded = caseIn('registered', told, FACT['chip-ordered'], FACT['chip-reminder-sent']);
    expect(isChipReminderDue(reminded, policy, reminderAt)).toBe(false);
    const now = { ...look, reminded: true, at: reminderAt };
    expect(decideChipLook(ordered, now).facts).toEqual([FACT['chip-reminder-sent']]);
    expect(decideChipLook(reminded, now)).toEqual(NOTHING);
  });

  test.each(STAGES)('R21: changes nothing where nothing is ordered: %s', (stage) => {
    expect(chipOrderOf(caseIn(stage))).toBeUndefined();
    expect(isChipReminderDue(caseIn(stage), policy, reminderAt)).toBe(false);
    expect(decideChipLook(caseIn(stage), { ...look, orderState: 'recorded' })).toEqual(NOTHING);
  });

  test.each([recorded, failed('order-failed')])('R21: changes nothing once it is over: $type', (over) => {
    const state = caseIn('registered', FACT['chip-ordered'], over);
    expect(chipOrderOf(state)).toBeUndefined();
    expect(decideChipLook(state, { ...look, orderState: 'failed' })).toEqual(NOTHING);
  });
});

describe('the end of a stay', () => {
  const going = caseAfter([...STAYING, told]);
  const untold = caseAfter(STAYING);
  const others = FACT['stay-ended'].followUps;

  test.each(STAY_ENDS)('R20: is recorded, and told to those who don’t know it yet: %s', (how) => {
    const followUps = how === 'superseded' ? [] : others;
    const ended: Fact = { type: 'stay-ended', how, followUps };
    expect(decideStayEnd(untold, how, STAY_UNTIL)).toEqual({ facts: [ended] });
    expect(decideStayEnd(going, how, STAY_UNTIL)).toEqual({
      facts: how === 'superseded' ? [ended, completed] : [ended],
    });
  });

  it('R20: that is told by others ends no case of which somebody is still to be told', () => {
    const half = caseAfter([...STAYING, { ...told, names: ['notices'] }]);
    expect(decideStayEnd(half, 'superseded', STAY_UNTIL).facts.map(({ type }) => type)).toEqual(['stay-ended']);
  });

  test.each(STAY_ENDS)('R20: comes before the last day only if somebody wants it: %s', (how) => {
    const { facts } = decideStayEnd(going, how, later(STAY_UNTIL, -1));
    expect(facts.length > 0).toBe(how !== 'last-day');
  });

  it('R20: comes on the last day, however late that is noticed', () => {
    expect(decideStayEnd(going, 'last-day', later(STAY_UNTIL, DAY_MS)).facts).toHaveLength(1);
  });

  it('R20: comes once', () => {
    const over = caseAfter([...STAYING, told, FACT['stay-ended']]);
    for (const how of STAY_ENDS) expect(decideStayEnd(over, how, STAY_UNTIL)).toEqual(NOTHING);
  });

  it('R20: that was told by others ends the case with the last follow-up of the stay itself', () => {
    const superseded = caseAfter([...STAYING, { ...FACT['stay-ended'], how: 'superseded', followUps: [] }]);
    expect(decideFollowUps(superseded, { done: told.names, chipOrder: null }).facts).toEqual([told, completed]);
  });

  test.each(STAGES)('R20: changes nothing where nobody stays: %s', (stage) => {
    for (const how of STAY_ENDS) expect(decideStayEnd(caseIn(stage), how, STAY_UNTIL)).toEqual(NOTHING);
  });
});

describe('who wants to end a stay', () => {
  const going = caseAfter([...STAYING, told]);
  const accepted = { accepted: true, evidenceId: 'signed' } as const;
  const attempt = { isEntitled: true, verdict: accepted, at: later(NOW, HOUR_MS) };

  it('R20: may where they have a say in it and have proved it', () => {
    expect(refuseStayEnd(going, attempt)).toBeUndefined();
  });

  it('R20: is turned away, and counted, where they have none, whatever they prove', () => {
    expect(refuseStayEnd(going, { ...attempt, isEntitled: false })).toEqual({
      rejection: { code: 'not-entitled' },
      facts: [{ type: 'stay-end-rejected', reason: 'not-entitled' }],
    });
  });

  it('R12, R20: is turned away, and counted, where they prove nothing', () => {
    const verdict = { accepted: false, evidenceId: 'signed', reason: 'wrong-person' } as const;
    expect(refuseStayEnd(going, { ...attempt, verdict })).toEqual({
      rejection: { code: 'evidence-rejected', reason: 'wrong-person' },
      facts: [{ type: 'stay-end-rejected', reason: 'wrong-person' }],
    });
  });

  it('R20: has to wait where it was tried in vain ten times within a day, whoever that was', () => {
    const wrong = Array.from({ length: 10 }, () => FACT['stay-end-rejected']);
    const state = caseAfter([...STAYING, ...wrong]);
    const [first = ''] = registrationOf(state)?.stayEndRejectedAt ?? [];
    const retryAt = later(first, DAY_MS);
    expect(refuseStayEnd(state, { ...attempt, at: later(retryAt, -1) })).toEqual({
      rejection: { code: 'too-many-attempts', retryAt },
      facts: [],
    });
    expect(refuseStayEnd(state, { ...attempt, at: retryAt })).toBeUndefined();
  });

  it('R20: finds nothing to end where nobody stays any more', () => {
    const over = caseAfter([...STAYING, told, FACT['stay-ended']]);
    expect(refuseStayEnd(over, attempt)?.rejection).toEqual({ code: 'stay-already-over' });
  });
});
