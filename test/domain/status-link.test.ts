import { expect, it } from 'vitest';
import { STATUS_LINK_LIFETIME_MS, statusLinkExpiry } from '../../domain/status-link.ts';
import { DAY_MS, later } from './sample-events.ts';
import { NOW } from './sample-facts.ts';

it('counts for as long as a case is open, and half a year at most', () => {
  expect(statusLinkExpiry(null, NOW)).toBe(later(NOW, STATUS_LINK_LIFETIME_MS));
});

it('counts for a month after the outcome, or after it was made where that came later', () => {
  const outcomeAt = later(NOW, DAY_MS);
  expect(statusLinkExpiry(outcomeAt, NOW)).toBe(later(outcomeAt, 30 * DAY_MS));
  const afterwards = later(outcomeAt, 90 * DAY_MS);
  expect(statusLinkExpiry(outcomeAt, afterwards)).toBe(later(afterwards, 30 * DAY_MS));
});

it('never counts for longer than it would have without an outcome', () => {
  const outcomeAt = later(NOW, STATUS_LINK_LIFETIME_MS - DAY_MS);
  expect(statusLinkExpiry(outcomeAt, NOW)).toBe(later(NOW, STATUS_LINK_LIFETIME_MS));
});
