import { describe, expect, it, test } from 'vitest';
import type { Case, FollowUp, Registration } from '../../domain/case.ts';
import { registrationOf } from '../../domain/case.ts';
import type { Fact } from '../../domain/case-events.ts';
import { caseAfter, caseIn, STAY_UNTIL, STAYING } from './sample-case.ts';
import { FACT, later, MINUTE_MS } from './sample-events.ts';
import { NOW, residenceOf } from './sample-facts.ts';

const states = (state: Case): readonly (readonly [FollowUp['name'], FollowUp['state']])[] =>
  registrationOf(state)?.followUps.map((followUp) => [followUp.name, followUp.state]) ?? [];

const chipOf = (state: Case): FollowUp | undefined =>
  registrationOf(state)?.followUps.find(({ name }) => name === 'chip-recording');

describe('what was committed', () => {
  it('R19, R22: shows what began and what ended, and by which code anybody can verify it', () => {
    const ended = [residenceOf()];
    const committed = { ...FACT['registration-committed'], ended, formerRka: ended[0]?.rka ?? null };
    const state = caseIn('registering');
    const { type: _type, stayUntil: _stayUntil, followUps, ...shown } = committed;
    const registration: Registration = {
      ...shown,
      committedAt: later(state.updatedAt, MINUTE_MS),
      stay: null,
      stayEndRejectedAt: [],
      followUps: followUps.map((name) => ({ name, state: 'pending' })),
    };
    expect(registrationOf(caseIn('registered'))).toEqual({ ...registration, ended: [], formerRka: null });
    expect(registrationOf(caseAfter([...caseStory, committed]))).toEqual(registration);
  });

  const caseStory: readonly Fact[] = STAYING.slice(0, -1);

  it('R20: shows until when a stay lasts', () => {
    expect(registrationOf(caseAfter(STAYING))?.stay).toEqual({ until: STAY_UNTIL, ended: null });
  });
});

describe('follow-ups', () => {
  it('R21: are done one by one, and stay visible when the case is closed', () => {
    const told: Fact = { ...FACT['follow-ups-done'], names: ['notices'] };
    expect(states(caseIn('registered', told))).toEqual([
      ['population-registry', 'pending'],
      ['chip-recording', 'pending'],
      ['notices', 'done'],
    ]);
    expect(states(caseIn('closed')).map(([, state]) => state)).toEqual(['done', 'done', 'done']);
  });

  it('R21: may be ordered, with somebody who answers later', () => {
    const state = caseIn('registered', FACT['chip-ordered']);
    const order = { orderId: FACT['chip-ordered'].orderId, orderedAt: state.updatedAt, remindedAt: null };
    expect(chipOf(state)).toEqual({ name: 'chip-recording', state: 'ordered', order });
    expect(states(state).filter(([name]) => name !== 'chip-recording')).toEqual([
      ['population-registry', 'pending'],
      ['notices', 'pending'],
    ]);
  });

  it('R21: remember that the holder of the card was reminded', () => {
    const ordered = caseIn('registered', FACT['chip-ordered']);
    const state = caseIn('registered', FACT['chip-ordered'], FACT['chip-reminder-sent']);
    expect(chipOf(state)).toMatchObject({
      state: 'ordered',
      order: { orderedAt: ordered.updatedAt, remindedAt: state.updatedAt },
    });
  });

  it('R21: remember no reminder of what was never ordered', () => {
    expect(chipOf(caseIn('registered', FACT['chip-reminder-sent']))).toEqual({
      name: 'chip-recording',
      state: 'pending',
    });
  });

  test.each([
    ['done', { ...FACT['follow-ups-done'], names: ['chip-recording'] }],
    ['failed', FACT['follow-up-failed']],
  ] as const)('R21: that were ordered are %s in the end, and still show the order', (end, fact) => {
    const state = caseIn('registered', FACT['chip-ordered'], fact);
    expect(chipOf(state)).toMatchObject({ state: end, order: { orderId: FACT['chip-ordered'].orderId } });
    expect(states(state).filter(([, how]) => how === end)).toHaveLength(1);
  });
});

describe('the end of a stay', () => {
  const told = FACT['follow-ups-done'];

  it('R20: shows how and when, and who has to be told', () => {
    const state = caseAfter([...STAYING, FACT['follow-ups-done'], FACT['stay-ended']]);
    const { how } = FACT['stay-ended'];
    expect(registrationOf(state)?.stay).toEqual({ until: STAY_UNTIL, ended: { how, at: state.updatedAt } });
    expect(states(state)).toEqual([
      ...states(caseAfter([...STAYING, told])),
      ['end-of-stay', 'pending'],
      ['end-of-stay-notices', 'pending'],
    ]);
  });

  it('R20: is the last day at the latest, however late it is noticed', () => {
    const until = later(NOW, MINUTE_MS);
    const [committed, ...earlier] = STAYING.toReversed();
    if (committed?.type !== 'registration-committed') throw new Error('a stay begins with a commit');
    const short = [...earlier.toReversed(), { ...committed, stayUntil: until }, told];
    expect(registrationOf(caseAfter([...short, FACT['stay-ended']]))?.stay).toEqual({
      until,
      ended: { how: FACT['stay-ended'].how, at: until },
    });
  });

  it('R20: remembers no more attempts than count, however long the stay goes on', () => {
    const remembered = (attempts: number): number =>
      registrationOf(caseAfter([...STAYING, ...Array.from({ length: attempts }, () => FACT['stay-end-rejected'])]))
        ?.stayEndRejectedAt.length ?? 0;
    expect(remembered(100)).toBe(remembered(50));
    expect(remembered(2)).toBe(2);
  });

  it('R20: remembers when somebody tried it in vain, and goes on', () => {
    const state = caseAfter([...STAYING, FACT['stay-end-rejected']]);
    expect(registrationOf(state)).toMatchObject({ stay: { ended: null }, stayEndRejectedAt: [state.updatedAt] });
  });

  it('R20: is none where there is no stay', () => {
    expect(registrationOf(caseIn('registered', FACT['stay-ended']))?.stay).toBeNull();
  });
});
