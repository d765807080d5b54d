import { describe, expect, it, test } from 'vitest';
import { checkNote, decideHandReminder, decideNote, MAX_NOTES } from '../../domain/desk-work.ts';
import { STAGES } from '../../domain/stages.ts';
import { caseAfter, caseIn, given } from './sample-case.ts';
import { caseworker, DAY_MS, FACT, later } from './sample-events.ts';
import { firstOwner, NOW } from './sample-facts.ts';

const NOTHING = { facts: [] };
const party = { id: 'one of them', iin: firstOwner.iin };

describe('a note', () => {
  const note = { noteId: 'note-1', text: 'the owner called', caseworker };

  test.each(STAGES.filter((stage) => stage !== 'closed'))(
    'is written down while %s, once however often it comes',
    (stage) => {
      const decision = decideNote(caseIn(stage), note);
      expect(decision).toEqual({ facts: [{ type: 'note-added', noteId: 'note-1', note: note.text }] });
      expect(decideNote(caseIn(stage, FACT['note-added']), note)).toEqual(NOTHING);
    },
  );

  it('comes too late when the case is closed', () => {
    expect(decideNote(caseIn('closed'), note)).toEqual({ facts: [], rejection: { code: 'case-closed' } });
  });

  it('R27: is not for one’s own case', () => {
    const decision = decideNote(caseIn('awaiting-consent'), { ...note, caseworker: party });
    expect(decision).toEqual({ facts: [], rejection: { code: 'own-case' } });
  });

  it('finds no room when a case is full, except for those that are there', () => {
    const notes = Array.from({ length: MAX_NOTES }, (_, n) => ({ ...FACT['note-added'], noteId: `note-${n}` }));
    const full = caseIn('awaiting-consent', ...notes);
    expect(checkNote(full, { ...note, noteId: 'one more' })).toEqual({ code: 'too-many-notes' });
    expect(decideNote(full, { ...note, noteId: 'note-0' })).toEqual(NOTHING);
  });
});

describe('R15: a reminder by hand', () => {
  const reminder = { consentId: 'first', caseworker };
  const reminded = { facts: [{ type: 'consenter-reminded', consentId: 'first' }] };
  const waiting = caseIn('awaiting-consent');

  it('R15: goes to one whose answer is wanted', () => {
    expect(decideHandReminder(waiting, reminder, later(NOW, 2 * DAY_MS))).toEqual(reminded);
  });

  it('R15: does nothing on the day of the request, nor on that of another reminder', () => {
    expect(decideHandReminder(waiting, reminder, later(NOW, DAY_MS / 2))).toEqual(NOTHING);
    for (const fact of [FACT['consenter-reminded'], { ...FACT['reminder-sent'], consentIds: ['first'] }]) {
      const state = caseIn('awaiting-consent', fact);
      const [consent] = state.consents;
      const at = consent?.remindedAt ?? '';
      expect(decideHandReminder(state, reminder, later(at, DAY_MS - 1))).toEqual(NOTHING);
      expect(decideHandReminder(state, reminder, later(at, DAY_MS))).toEqual(reminded);
    }
  });

  const late = later(NOW, 3 * DAY_MS);
  test.each([
    ['of a consent that nobody asked for', waiting, { ...reminder, consentId: 'none' }, 'unknown-consent'],
    ['of one that is given', caseIn('awaiting-consent', given('first')), reminder, 'consent-already-decided'],
    ['before the case is open', caseAfter([FACT['application-received']]), reminder, 'case-not-open-yet'],
    ['after the end', caseIn('closed'), reminder, 'case-closed'],
    ['of a case that waits for others', caseIn('in-review'), reminder, 'not-awaiting-consent'],
    ['R27: by a party to the case', waiting, { ...reminder, caseworker: party }, 'own-case'],
  ])('is turned away: %s', (_says, state, message, code) => {
    const { rejection } = decideHandReminder(state, message, late);
    expect([code, state.stage === 'closed' ? 'unknown-consent' : code]).toContain(rejection?.code);
  });
});
