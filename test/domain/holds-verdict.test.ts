import { describe, expect, test } from 'vitest';
import { asEvents, type CaseEvent, type Fact } from '../../domain/case-events.ts';
import type { ReviewDecision } from '../../domain/decide.ts';
import { holdsVerdict } from '../../domain/holds-verdict.ts';
import { matterKey, type ReviewMatter } from '../../domain/review-matters.ts';
import { iinOf } from './sample-numbers.ts';

const AT = '2026-03-10T07:00:00.000Z';
const caseworker = { id: 'a.caseworker', iin: iinOf(9) };
const REASON = 'the arrest was lifted';

const arrest: ReviewMatter = { kind: 'encumbrance', encumbrance: 'arrest', since: '2026-03-01' };
const later: ReviewMatter = { ...arrest, since: '2026-03-09' };

const requested = (...matters: readonly ReviewMatter[]): Fact => ({ type: 'review-requested', matters, dueAt: AT });
const approved: Fact = { type: 'review-approved', reason: REASON };
const refused: Fact = { type: 'case-refused', ground: 'refused-in-review', reason: REASON, learned: null, people: [] };
const refusedFor = (n: number): Fact => ({
  type: 'person-refused',
  iin: iinOf(n),
  ground: 'refused-in-review',
  reason: REASON,
});

/** As they happened; whoever decides is the caseworker, unless somebody else is named. */
const trail = (facts: readonly Fact[], id = caseworker.id): readonly CaseEvent[] =>
  asEvents(facts, 0, AT, { kind: 'caseworker', id });

const approve: ReviewDecision = { decision: 'approve', reason: REASON, caseworker };
const refuse: ReviewDecision = { ...approve, decision: 'refuse' };
const having = (verdict: ReviewDecision, ...matters: readonly ReviewMatter[]): ReviewDecision => ({
  ...verdict,
  matters: matters.map(matterKey),
});

describe('R17: a verdict that comes again, because its answer was lost, is found in the trail', () => {
  test.each<readonly [says: string, verdict: ReviewDecision, facts: readonly Fact[], isHeld: boolean]>([
    ['an approval', approve, [requested(arrest), approved], true],
    ['an approval of what was seen', having(approve, arrest), [requested(arrest), approved], true],
    ['an approval of more than there was', having(approve, arrest, later), [requested(arrest), approved], true],
    ['a refusal', refuse, [requested(arrest), refused], true],
    ['a refusal of one of several', { ...refuse, registrant: iinOf(1) }, [requested(arrest), refusedFor(1)], true],
    ['a refusal of the last of several', { ...refuse, registrant: iinOf(1) }, [requested(arrest), refused], true],
    ['but not before anybody decides', approve, [requested(arrest)], false],
    ['but not the other way round', refuse, [requested(arrest), approved], false],
    ['but not with other words', { ...approve, reason: 'so be it' }, [requested(arrest), approved], false],
    ['but not on another ground', { ...refuse, ground: 'objection-upheld' }, [requested(arrest), refused], false],
    ['but not of somebody else', { ...refuse, registrant: iinOf(2) }, [requested(arrest), refusedFor(1)], false],
    ['but not of other matters', having(approve, later), [requested(arrest), approved], false],
  ])('%s', (_says, verdict, facts, isHeld) => {
    expect(holdsVerdict(trail(facts), verdict)).toBe(isHeld);
  });

  test('but not by a colleague, nor by nobody', () => {
    const facts = [requested(arrest), approved];
    expect(holdsVerdict(trail(facts, 'b.caseworker'), approve)).toBe(false);
    expect(holdsVerdict(asEvents(facts, 0, AT, { kind: 'system', id: caseworker.id }), approve)).toBe(false);
  });

  test.each<readonly [says: string, verdict: ReviewDecision, isHeld: boolean]>([
    ['the first by its matters', having(approve, arrest), true],
    ['the second is not decided', having(approve, later), false],
    ['which of them is meant can’t be told without: the last', approve, false],
  ])('in a case that has come back to review: %s', (_says, verdict, isHeld) => {
    expect(holdsVerdict(trail([requested(arrest), approved, requested(later)]), verdict)).toBe(isHeld);
  });

  test('but not where nobody was ever asked', () => {
    expect(holdsVerdict(trail([refused]), having(refuse, arrest))).toBe(false);
    expect(holdsVerdict([], approve)).toBe(false);
  });
});
