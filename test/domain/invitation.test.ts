import { expect, it, test } from 'vitest';
import {
  challengeDocument,
  invitationExpiry,
  invitedConsent,
  mayProveAgain,
  newChallenge,
} from '../../domain/invitation.ts';
import { caseAfter, caseIn, given } from './sample-case.ts';
import { DAY_MS, FACT, later, MINUTE_MS } from './sample-events.ts';
import { NOW } from './sample-facts.ts';

it('R15: an invitation ends with the deadline, and after a week in any case', () => {
  expect(invitationExpiry(later(NOW, DAY_MS), NOW)).toBe(later(NOW, DAY_MS));
  expect(invitationExpiry(later(NOW, 10 * DAY_MS), NOW)).toBe(later(NOW, 7 * DAY_MS));
});

it('a proof counts again while its challenge lives, because its first answer may have been lost', () => {
  const { expiresAt } = newChallenge('nonce', NOW);
  expect(mayProveAgain(NOW, later(expiresAt, -1))).toBe(true);
  expect(mayProveAgain(NOW, expiresAt)).toBe(false);
});

it('R13: what is signed names its invitation and nonce, and says that it is no consent', () => {
  const text = new TextDecoder().decode(challengeDocument('invitation-1', newChallenge('nonce-1', NOW)));
  expect(JSON.parse(text)).toMatchObject({
    document: 'tirkeu/identification/1',
    invitationId: 'invitation-1',
    nonce: 'nonce-1',
  });
});

const waiting = caseIn('awaiting-consent');
const [asked] = waiting.consents;
const invited = { consentId: asked?.consentId ?? '', consentNonce: asked?.nonce ?? '' };

it('leads to the consent while it is wanted, also after too many attempts in vain', () => {
  const rejected = { ...FACT['evidence-rejected'], consentId: invited.consentId };
  const tried = caseIn('awaiting-consent', ...Array.from({ length: 50 }, () => rejected));
  for (const state of [waiting, tried]) {
    expect(invitedConsent(state, invited, later(state.updatedAt, MINUTE_MS))?.consentId).toBe(invited.consentId);
  }
});

test.each([
  ['is decided', caseIn('awaiting-consent', given(invited.consentId)), invited],
  ['belongs to a case that is over', caseIn('closed'), invited],
  ['was asked for anew', waiting, { ...invited, consentNonce: 'another' }],
  ['nobody asked for', caseAfter([FACT['application-received']]), invited],
])('leads nowhere where the consent %s', (_says, state, invitation) => {
  expect(invitedConsent(state, invitation, later(NOW, MINUTE_MS))).toBeUndefined();
});
