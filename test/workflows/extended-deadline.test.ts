import { describe, expect, test } from 'vitest';
import { reminderTimes } from '../../domain/deadlines.ts';
import { endOfDayAfter } from '../../domain/calendar.ts';
import { CASEWORKER } from '../../cli/staff.ts';
import { signAnswer, signAsOf } from '../support/case-actions.ts';
import { extendDeadline } from '../support/case-messages.ts';
import {
  consentAll,
  countOf,
  type Filed,
  file,
  only,
  pair,
  pass,
  passUntil,
  readCase,
  startStories,
  trailOf,
  untilOver,
} from '../support/story.ts';

// Short, because the api counts how far a deadline may be moved from its own day, which stands still here.
const product = await startStories({ consentPeriodDays: 3 });

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

interface Waiting extends Filed {
  readonly askedAt: string;
  readonly deadlineAt: string;
}

/** A case that waits for one owner. */
async function waiting(): Promise<Waiting> {
  const filed = await file(product, 'renter-one-owner');
  const { openedAt, deadlineAt } = await readCase(product, filed.caseId);
  return { ...filed, askedAt: String(openedAt), deadlineAt: String(deadlineAt) };
}

const later = ({ deadlineAt }: Waiting, days = 3): string => endOfDayAfter(deadlineAt, days);

describe('R15: a deadline that a caseworker extends', () => {
  test('R15: holds: the case outlives the former one, and expires with the new one', async () => {
    const filed = await waiting();
    const { caseId, deadlineAt } = filed;
    const extended = later(filed);
    expect(await extendDeadline(product, caseId, extended)).toMatchObject({
      status: 200,
      body: { deadlineAt: extended },
    });
    await passUntil(product, deadlineAt, DAY_MS);
    expect(await readCase(product, caseId)).toMatchObject({ stage: 'awaiting-consent', deadlineAt: extended });
    await passUntil(product, extended);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'expired' });
    const [passed] = (await trailOf(product, caseId)).flatMap(({ fact }) =>
      fact.type === 'deadline-passed' ? [fact.deadlineAt] : [],
    );
    expect(passed).toBe(extended);
  });

  test('R15: has its reminders at the new half and one day before its end; one that went out is not repeated', async () => {
    const filed = await waiting();
    const { caseId, askedAt, deadlineAt } = filed;
    const [half = ''] = reminderTimes(askedAt, deadlineAt);
    await passUntil(product, half, HOUR_MS);
    await extendDeadline(product, caseId, later(filed));
    await untilOver(product, caseId);
    const due = (await trailOf(product, caseId)).flatMap(({ fact }) =>
      fact.type === 'reminder-sent' ? [fact.dueAt] : [],
    );
    expect(due).toEqual([half, ...reminderTimes(askedAt, later(filed))]);
  });

  test('R15, R13: asks nobody to sign anew: a consent under the old document counts, also after the old deadline', async () => {
    const filed = await waiting();
    const { caseId, scenario, deadlineAt } = filed;
    const consent = only(filed.consents);
    const evidence = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent));
    await extendDeadline(product, caseId, later(filed));
    await passUntil(product, deadlineAt, DAY_MS);
    expect(await product.api.decide(caseId, consent.consentId, 'give', evidence)).toMatchObject({
      status: 200,
      body: { outcome: 'registered' },
    });
  });

  test('R15: keeps the consent that is given already', async () => {
    const filed = await file(product, 'renter-two-owners');
    const [first, second] = pair(filed.consents);
    await consentAll(product, { ...filed, consents: [first] });
    const { deadlineAt } = await readCase(product, filed.caseId);
    const extended = endOfDayAfter(String(deadlineAt), 3);
    const { body } = await extendDeadline(product, filed.caseId, extended);
    expect(body.consents?.map(({ status }) => status)).toEqual(['given', 'pending']);
    await passUntil(product, deadlineAt, DAY_MS);
    expect(await consentAll(product, { ...filed, consents: [second] })).toMatchObject({ outcome: 'registered' });
  });

  test('R15: may be extended once more; sent twice, it is extended once', async () => {
    const filed = await waiting();
    const answers = [
      await extendDeadline(product, filed.caseId, later(filed, 2)),
      await extendDeadline(product, filed.caseId, later(filed, 2)),
      await extendDeadline(product, filed.caseId, later(filed, 4)),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await countOf(product, filed.caseId, 'deadline-extended')).toBe(2);
  });

  test('R15: leaves who did it and why in the trail', async () => {
    const filed = await waiting();
    await extendDeadline(product, filed.caseId, later(filed));
    const extended = (await trailOf(product, filed.caseId)).at(-1);
    expect(extended).toMatchObject({
      actor: { kind: 'caseworker', id: CASEWORKER.id },
      fact: { type: 'deadline-extended', deadlineAt: later(filed), reason: expect.any(String) },
    });
  });
});

describe('R15: a deadline isn’t extended', () => {
  test('R15: to an earlier day, which would take time from the owners', async () => {
    const filed = await waiting();
    await pass(product, '1 day');
    const earlier = new Date(Date.parse(filed.deadlineAt) - DAY_MS).toISOString();
    expect(await extendDeadline(product, filed.caseId, earlier)).toMatchObject({
      status: 422,
      body: { code: 'deadline-not-later' },
    });
  });

  test.each([
    ['registrant', ({ scenario }: Filed) => scenario.registrant],
    ['consenter', ({ consents }: Filed) => only(consents).consenter.iin ?? ''],
  ])('R27: by a caseworker who is its %s', async (_role, whoOf) => {
    const filed = await waiting();
    const own = { ...CASEWORKER, iin: whoOf(filed) };
    expect(await extendDeadline(product, filed.caseId, later(filed), own)).toMatchObject({
      status: 403,
      body: { code: 'own-case' },
    });
    expect(await readCase(product, filed.caseId)).toMatchObject({ deadlineAt: filed.deadlineAt });
  });

  test('R15: after it has passed', async () => {
    const filed = await waiting();
    await untilOver(product, filed.caseId);
    expect(await extendDeadline(product, filed.caseId, later(filed, 4))).toMatchObject({
      status: 409,
      body: { code: 'case-closed' },
    });
  });
});
