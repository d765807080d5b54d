import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { SERVICES } from '../../domain/application.ts';
import { type Case, outcomeOf, type Outcome, STAY_ENDS } from '../../domain/case.ts';
import type { Fact } from '../../domain/case-events.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Ground } from '../../domain/grounds.ts';
import type { RejectionCode } from '../../domain/messages.ts';
import { STAGES, TRANSITIONS } from '../../domain/stages.ts';
import { plans } from './case-moves.ts';
import { walk, type Walk } from './case-walk.ts';
import { FACT } from './sample-events.ts';

/** The laws of `case-properties.test.ts` are worth as much as the walks they are asked of: these must go everywhere. */
const WALKS: readonly Walk[] = fc.sample(plans, { numRuns: 5_000, seed: 1 }).map(walk);

/** So many walks of these must go somewhere for it to be no accident. */
const MANY = 10;

const count = (isMeant: (story: Walk) => boolean): number => WALKS.filter(isMeant).length;
const typesOf = ({ events }: Walk): readonly Fact['type'][] => events.map(({ fact }) => fact.type);
const isRegistered = (story: Walk): boolean => typesOf(story).includes('registration-committed');

const OUTCOMES: Readonly<Record<Outcome, true>> = {
  registered: true,
  withdrawn: true,
  refused: true,
  declined: true,
  expired: true,
  cancelled: true,
};

/**
 * Ten attempts within a day and hundreds of notes take more than luck, and how a stay ends is asked elsewhere than in a decision; `messages.test.ts`
 * has the attempts and the stays, `desk-work.test.ts` the notes, and tests of the product whoever is not entitled.
 */
type Elsewhere = 'too-many-attempts' | 'no-stay' | 'stay-already-over' | 'not-entitled' | 'too-many-notes';
const REJECTIONS: Readonly<Record<Exclude<RejectionCode, Elsewhere>, true>> = {
  'case-closed': true,
  'case-not-open-yet': true,
  'unknown-consent': true,
  'consent-already-decided': true,
  'consent-not-given': true,
  'deadline-passed': true,
  'registration-committed': true,
  'not-in-review': true,
  'review-changed': true,
  'case-changed': true,
  'unknown-registrant': true,
  'own-case': true,
  'not-awaiting-consent': true,
  'deadline-not-later': true,
  'unknown-objection': true,
  'objection-already-raised': true,
  'evidence-rejected': true,
};

/** How a walk begins; and an attempt to end a stay in vain, which no move makes. */
const NO_MOVE_MAKES: readonly string[] = ['application-received', 'stay-end-rejected'];

/** Nobody meets a case that is registering: it passes through that stage inside one decision. */
const MOVES_OF_STAGES = STAGES.flatMap((from) => TRANSITIONS[from].map((to) => ({ from, to }))).filter(
  ({ from, to }) => from !== 'registering' || to === 'registered',
);

describe('random walks', () => {
  test.each(SERVICES)('commit a change: %s', (service) => {
    expect(count((story) => story.received.application.service === service && isRegistered(story))).toBeGreaterThan(
      5 * MANY,
    );
  });

  test.each(SERVICES)('are completed: %s', (service) => {
    const isCompleted = (story: Walk): boolean => typesOf(story).includes('case-completed');
    expect(count((story) => story.received.application.service === service && isCompleted(story))).toBeGreaterThan(
      MANY,
    );
  });

  test.each(MOVES_OF_STAGES)('go from $from to $to', ({ from, to }) => {
    // Step by step: one decision may pass through several stages.
    const goes = ({ received, events }: Walk): boolean => {
      let state: Case = received;
      return events.some((event) => {
        const before = state;
        state = evolve(before, event);
        return before.stage === from && state.stage === to;
      });
    };
    expect(count(goes)).toBeGreaterThan(0);
  });

  test.each(STAY_ENDS)('see a stay that ends: %s', (how) => {
    const ends = ({ events }: Walk): boolean =>
      events.some(({ fact }) => fact.type === 'stay-ended' && fact.how === how);
    expect(count(ends)).toBeGreaterThan(MANY / 2);
  });

  test.each<Ground>(['registrant-deceased', 'already-registered-there', 'dwelling-too-dense', 'not-resident-there'])(
    'are refused at the last look: %s',
    (ground) => {
      const isRefused = ({ deliveries }: Walk): boolean =>
        deliveries.some(
          ({ message, decision }) =>
            message.move.kind === 'register' &&
            decision.facts.some((fact) => fact.type === 'case-refused' && fact.ground === ground),
        );
      expect(count(isRefused)).toBeGreaterThan(0);
    },
  );

  test.each(Object.keys(OUTCOMES))('end as %s', (outcome) => {
    expect(count(({ deliveries }) => deliveries.some(({ after }) => outcomeOf(after) === outcome))).toBeGreaterThan(
      MANY,
    );
  });

  test.each(Object.keys(FACT).filter((type) => !NO_MOVE_MAKES.includes(type)))('see %s', (type) => {
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
    ['somebody objected', 'objection-raised'],
    ['one of several was refused', 'person-refused'],
    ['there was more time', 'deadline-extended'],
    ['nobody objected in time', 'objection-period-passed'],
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

  it('R14, R17: take consents back while a caseworker looks at the case', () => {
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

  it('R15: leave timers behind that go off when there is nothing left to decide', () => {
    const isLeftover = ({ deliveries }: Walk): boolean =>
      deliveries.some(({ message, before }) => message.move.kind === 'expire' && before.stage !== 'awaiting-consent');
    expect(count(isLeftover)).toBeGreaterThan(MANY);
  });
});
