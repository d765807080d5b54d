import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '../../domain/case-events.ts';
import { holdsCancellation, holdsExtension } from '../../domain/holds-words.ts';
import { caseworker, DEADLINE, later } from './sample-events.ts';

const colleague = { ...caseworker, id: 'a.colleague' };
const base = { caseId: '8a0f7adc-a54a-56e5-84c2-e5f531113ee6', seq: 2, at: DEADLINE } as const;
const by = (id: string) => ({ kind: 'caseworker', id }) as const;
const extended = (id: string, deadlineAt: string, reason: string): CaseEvent => ({
  ...base,
  actor: by(id),
  fact: { type: 'deadline-extended', deadlineAt, reason },
});
const cancelled = (actor: CaseEvent['actor'], reason: string | null): CaseEvent => ({
  ...base,
  actor,
  fact: { type: 'application-cancelled', reason },
});

describe('R15: an extension was carried out', () => {
  const wish = { caseworker, deadlineAt: DEADLINE, reason: 'away' };
  const own = extended(caseworker.id, DEADLINE, 'away');
  test.each([
    ['it is the last', [own], true],
    ['nothing was', [], false],
    ['a colleague set the same deadline', [extended(colleague.id, DEADLINE, 'away')], false],
    ['it was for another reason', [extended(caseworker.id, DEADLINE, 'ill')], false],
    ['it was another deadline', [extended(caseworker.id, later(DEADLINE, 1), 'away')], false],
    ['a colleague set another one since', [own, extended(colleague.id, later(DEADLINE, 1), 'away')], false],
  ])('where %s: as the trail says', (_says, events, holds) => {
    expect(holdsExtension(events, wish)).toBe(holds);
  });
});

describe('R14: a cancellation was carried out', () => {
  test.each([
    ['by this caseworker', cancelled(by(caseworker.id), 'wished'), true],
    ['by a colleague', cancelled(by(colleague.id), 'wished'), false],
    ['by the applicant’s client', cancelled({ kind: 'applicant', id: null }, 'wished'), false],
    ['for another reason', cancelled(by(caseworker.id), null), false],
  ])('%s: as the trail says', (_says, event, holds) => {
    expect(holdsCancellation([event], { caseworker, reason: 'wished' })).toBe(holds);
    expect(holdsCancellation([], { caseworker, reason: 'wished' })).toBe(false);
  });
});
