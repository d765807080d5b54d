import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { outcomeOf, type Outcome } from '../../domain/case.ts';
import type { Fact } from '../../domain/case-events.ts';
import type { RejectionCode } from '../../domain/messages.ts';
import { plans } from './case-moves.ts';
import { walk, type Walk } from './case-walk.ts';
import { FACT } from './sample-case.ts';

/** The laws of `case-properties.test.ts` are worth as much as the walks they are asked of: these must go everywhere. */
const WALKS: readonly Walk[] = fc.sample(plans, { numRuns: 2_000, seed: 1 }).map(walk);

/** So many walks of these must go somewhere for it to be no accident. */
const MANY = 10;

const count = (isMeant: (story: Walk) => boolean): number => WALKS.filter(isMeant).length;
const typesOf = ({ events }: Walk): readonly Fact['type'][] => events.map(({ fact }) => fact.type);
const isRegistered = (story: Walk): boolean => typesOf(story).includes('registration-committed');

const OUTCOMES: Readonly<Record<Outcome, true>> = {
  registered: true,
  refused: true,
  declined: true,
  expired: true,
  cancelled: true,
};

/** Ten attempts within a day take more than luck; `messages.test.ts` makes them. */
const REJECTIONS: Readonly<Record<Exclude<RejectionCode, 'too-many-attempts'>, true>> = {
  'case-closed': true,
  'case-not-open-yet': true,
  'unknown-consent': true,
  'consent-already-decided': true,
  'consent-not-given': true,
  'deadline-passed': true,
  'registration-committed': true,
  'not-in-review': true,
  'evidence-rejected': true,
};

describe('random walks', () => {
  test.each(Object.keys(OUTCOMES))('end as %s', (outcome) => {
    expect(count(({ deliveries }) => deliveries.some(({ after }) => outcomeOf(after) === outcome))).toBeGreaterThan(
      MANY,
    );
  });

  test.each(Object.keys(FACT).filter((type) => type !== 'application-received'))('see %s', (type) => {
    expect(count((story) => story.events.some(({ fact }) => fact.type === type))).toBeGreaterThan(MANY);
  });

  test.each(Object.keys(REJECTIONS))('have messages turned away: %s', (code) => {
    expect(
      count(({ deliveries }) => deliveries.some(({ decision }) => decision.rejection?.code === code)),
    ).toBeGreaterThan(MANY);
  });

  test.each<[string, Fact['type']]>([
    ['a consent was taken back and given anew', 'consent-revoked'],
    ['the owners changed', 'owners-changed'],
    ['a caseworker approved', 'review-approved'],
    ['a step was stuck', 'step-stuck'],
  ])('end in a registration although %s', (_says, type) => {
    expect(count((story) => isRegistered(story) && typesOf(story).includes(type))).toBeGreaterThan(MANY);
  });

  it('replay signatures, and some of them are turned away', () => {
    const isReplayed = ({ deliveries }: Walk): boolean =>
      deliveries.some(({ message, decision }, index) => {
        const earlier = deliveries
          .slice(0, index)
          .some((other) => other.message.reply?.signature === message.reply?.signature);
        return message.reply !== undefined && earlier && decision.rejection?.code === 'evidence-rejected';
      });
    expect(count(isReplayed)).toBeGreaterThan(MANY);
  });

  it('take consents back while a caseworker looks at the case (R14, R17)', () => {
    const isTakenBack = ({ deliveries }: Walk): boolean =>
      deliveries.some(({ before, after }) => before.stage === 'in-review' && after.stage === 'awaiting-consent');
    expect(count(isTakenBack)).toBeGreaterThan(MANY);
  });

  it('bring messages twice, late and out of order', () => {
    const isRepeated = ({ deliveries }: Walk): boolean => deliveries.some(({ isRepeat }) => isRepeat);
    const isOutOfOrder = ({ deliveries }: Walk): boolean =>
      deliveries.some(({ message }, index) => message.at < (deliveries[index - 1]?.message.at ?? ''));
    expect(count(isRepeated)).toBeGreaterThan(MANY);
    expect(count(isOutOfOrder)).toBeGreaterThan(MANY);
  });

  it('leave timers behind that go off when there is nothing left to decide (R15)', () => {
    const isLeftover = ({ deliveries }: Walk): boolean =>
      deliveries.some(({ message, before }) => message.kind === 'expire' && before.stage !== 'awaiting-consent');
    expect(count(isLeftover)).toBeGreaterThan(MANY);
  });
});
