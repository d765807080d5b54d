import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { outcomeAtOf, outcomeOf } from '../../domain/case.ts';
import { numberOf } from '../../domain/consenters.ts';
import type { Fact } from '../../domain/case-events.ts';
import { statusOf } from '../../domain/status.ts';
import { plans } from './case-moves.ts';
import { historyOf, walk } from './case-walk.ts';
import { eventsOf, given, HELD, OPENING_OF, STAY_UNTIL, STAYING, STORY } from './sample-case.ts';
import { DEADLINE, FACT, OBJECTIONS_UNTIL } from './sample-events.ts';

const after = (...facts: readonly Fact[]) => {
  const status = statusOf(eventsOf(facts));
  if (status === undefined) throw new Error('these facts are no case');
  return status;
};

describe('how a case stands for its applicant', () => {
  it('says how many of those who were asked have agreed, and until when the others can', () => {
    expect(after(...STORY['awaiting-consent'], given('first'))).toMatchObject({
      consents: { asked: 2, given: 1 },
      waiting: { for: 'owners', until: DEADLINE },
    });
  });

  it('R23: says until when objections may come', () => {
    expect(after(...HELD).waiting).toMatchObject({ for: 'objections', until: OBJECTIONS_UNTIL });
  });

  it('says that a caseworker looks at it, and not at what', () => {
    const status = after(...STORY['in-review']);
    expect(status.waiting).toMatchObject({ for: 'caseworker' });
    expect(JSON.stringify(status)).not.toContain('arrest');
  });

  it('R29: says that something technical holds it up, and goes on', () => {
    expect(after(...STORY['checking-ownership'], FACT['step-stuck'])).toMatchObject({
      isHeldUp: true,
      waiting: { for: 'registries' },
    });
    expect(after(...STORY['checking-ownership'], FACT['step-stuck'], FACT['step-resumed']).isHeldUp).toBe(false);
  });

  it('R29: says the ground of a refusal, and not what a caseworker wrote beside it', () => {
    const reason = 'the owner says that they have never met';
    const status = after(...STORY['in-review'], { ...FACT['case-refused'], ground: 'refused-in-review', reason });
    expect(status).toMatchObject({ outcome: 'refused', refusal: { ground: 'refused-in-review', rule: 'R17' } });
    expect(JSON.stringify(status)).not.toContain(reason);
  });

  it('R23: says of how many people it was refused', () => {
    const { people } = after(...OPENING_OF['owner-withdrawal'], FACT['person-refused']);
    expect(people).toEqual({ asked: 2, refused: 1 });
  });

  it('R20: says how long a stay lasts, and when it ended', () => {
    expect(after(...STAYING)).toMatchObject({ outcome: 'registered', stay: { until: STAY_UNTIL, endedAt: null } });
    const ended = after(...STAYING, FACT['stay-ended']);
    expect(ended.stay?.endedAt).toBe(ended.updatedAt);
  });

  it('is nothing where there is no case', () => {
    expect(statusOf([])).toBeUndefined();
  });
});

/** Everything about anybody that a case knows. */
const personalIn = (story: ReturnType<typeof walk>): readonly string[] => {
  const { after: state } = story.deliveries.at(-1) ?? { after: story.received };
  const { application, learned, people, consents, objections } = state;
  const known = [
    application.applicant.iin,
    application.registrant.iin,
    learned.registrantName,
    learned.applicantName,
    learned.rka,
    ...Object.values(learned.address ?? {}),
    ...people.flatMap(({ iin, name }) => [iin, name]),
    ...consents.flatMap(({ consenter, onBehalfOf, nonce, consentId }) => [
      numberOf(consenter),
      consenter.name,
      onBehalfOf,
      nonce,
      consentId,
    ]),
    ...objections.flatMap(({ iin, objector, reason, objectionId }) => [
      iin,
      objector.iin,
      objector.name,
      reason,
      objectionId,
    ]),
    state.assignee,
  ];
  return known.filter((text) => text !== null && text !== undefined && text.length > 3);
};

test('whatever happens to a case, how it stands names nobody, and agrees with the case', () => {
  let named = 0;
  fc.assert(
    fc.property(plans, (plan) => {
      const story = walk(plan);
      const status = statusOf(historyOf(story));
      const said = JSON.stringify(status);
      for (const personal of personalIn(story)) {
        named += 1;
        expect(said).not.toContain(personal);
      }
      const state = story.deliveries.at(-1)?.after ?? story.received;
      expect(status).toMatchObject({ outcome: outcomeOf(state), outcomeAt: outcomeAtOf(state) });
    }),
    { numRuns: 1_000 },
  );
  // A walk in which nobody is known would show nothing.
  expect(named).toBeGreaterThan(1_000);
});
