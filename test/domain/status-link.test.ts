import { expect, it } from 'vitest';
import { STATUS_LINK_LIFETIME_MS, statusLinkExpiry } from '../../domain/status-link.ts';
import { caseAfter, caseIn, STORY } from './sample-case.ts';
import { DAY_MS, FACT, later } from './sample-events.ts';
import { NOW } from './sample-facts.ts';

it('counts for as long as a case is open, and half a year at most', () => {
  expect(statusLinkExpiry(caseIn('in-review'), NOW)).toBe(later(NOW, STATUS_LINK_LIFETIME_MS));
});

it('counts for a month after the outcome, or after it was made where that came later', () => {
  const declined = caseAfter([...STORY['awaiting-consent'], FACT['consent-declined']]);
  expect(statusLinkExpiry(declined, NOW)).toBe(later(declined.updatedAt, 30 * DAY_MS));
  const afterwards = later(declined.updatedAt, 90 * DAY_MS);
  expect(statusLinkExpiry(declined, afterwards)).toBe(later(afterwards, 30 * DAY_MS));
});

it('never counts for longer than it would have without an outcome', () => {
  const declined = caseAfter([...STORY['awaiting-consent'], FACT['consent-declined']]);
  const longBefore = later(declined.updatedAt, -STATUS_LINK_LIFETIME_MS + DAY_MS);
  expect(statusLinkExpiry(declined, longBefore)).toBe(later(longBefore, STATUS_LINK_LIFETIME_MS));
});
