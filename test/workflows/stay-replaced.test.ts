import { describe, expect, test } from 'vitest';
import { addMonths, dayOf, endOfDay } from '../../domain/calendar.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { answerConsent } from '../support/case-actions.ts';
import { inTheNameOf } from '../support/case-messages.ts';
import { lastInstantOf, monthsOf } from '../support/stays.ts';
import {
  consentAll,
  effectsOn,
  type Filed,
  file,
  fileFor,
  messagesOf,
  only,
  pass,
  passUntil,
  readCase,
  residencesOf,
  startStories,
  trailOf,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

const DAY_MS = 24 * 60 * 60 * 1000;

interface Staying extends Filed {
  readonly until: string;
}

async function staying(): Promise<Staying> {
  const filed = await file(product, 'temporary-stay');
  await consentAll(product, filed);
  return { ...filed, until: await lastInstantOf(product, filed.caseId) };
}

/** The same service there once more, for so many months. */
const prolonging = (scenario: Scenario, months: number): Scenario => ({
  ...scenario,
  application: { ...scenario.application, stay: { months, reason: 'the course goes on' } },
});

const residenceIdOf = async (caseId: string): Promise<string> =>
  String((await readCase(product, caseId))['residenceId']);

/** The ledger's entries for a person, as far as these stories look at them. */
const entriesOf = async (iin: string) =>
  (await residencesOf(product, iin)).map(({ kind, rka, current, openedBy }) => ({ kind, rka, current, openedBy }));

/** A case of a stay that something newer has ended: it is over without a word to anybody. */
async function expectSuperseded(caseId: string): Promise<void> {
  const superseded = { stage: 'closed', outcome: 'registered', stay: { ended: { how: 'superseded' } } };
  await untilCaseIs(product, caseId, superseded);
  expect(await messagesOf(product, caseId, 'stay-ended')).toEqual([]);
  expect(await effectsOn(product, 'population', caseId)).toHaveLength(1);
}

describe('R20: a stay is prolonged', () => {
  test('R20: only with new consents, and its months count from the last day', async () => {
    const former = await staying();
    await passUntil(product, former.until, -30 * DAY_MS);
    const prolonged = await fileFor(product, prolonging(former.scenario, 3));
    expect(prolonged.consents).toHaveLength(former.consents.length);
    expect(await lastInstantOf(product, former.caseId)).toBe(former.until);
    expect(await consentAll(product, prolonged)).toMatchObject({
      stage: 'registered',
      stay: { until: endOfDay(addMonths(dayOf(former.until), 3)), ended: null },
    });
  });

  test('R20: and the case of the former stay closes at once; nobody is told that the stay had ended', async () => {
    const former = await staying();
    await pass(product, '30 days');
    const prolonged = await fileFor(product, prolonging(former.scenario, 3));
    await consentAll(product, prolonged);
    await expectSuperseded(former.caseId);
    const { scenario, caseId } = prolonged;
    expect(await entriesOf(scenario.registrant)).toMatchObject([
      { kind: 'permanent', current: true },
      { kind: 'temporary', current: false, openedBy: former.caseId },
      { kind: 'temporary', current: true, openedBy: caseId },
    ]);
    const told = only(await effectsOn(product, 'population', caseId));
    expect(told.body).toMatchObject({ kind: 'TEMPORARY', rka: scenario.rka });
  });

  test('R20: and it ends by itself on its new last day, not on the former one', async () => {
    const former = await staying();
    const prolonged = await fileFor(product, prolonging(former.scenario, 1));
    await consentAll(product, prolonged);
    await passUntil(product, former.until, 60_000);
    expect(await readCase(product, prolonged.caseId)).toMatchObject({ stage: 'registered', stay: { ended: null } });
    await passUntil(product, await lastInstantOf(product, prolonged.caseId));
    expect(await untilOver(product, prolonged.caseId)).toMatchObject({ stay: { ended: { how: 'last-day' } } });
  });

  test('R20: declined, it stays as it is and ends when it was to end', async () => {
    const { caseId, scenario, until } = await staying();
    const declined = await fileFor(product, prolonging(scenario, 3));
    const answer = await answerConsent(product, scenario, declined.caseId, only(declined.consents), 'decline');
    expect(answer.body).toMatchObject({ outcome: 'declined' });
    expect(await readCase(product, caseId)).toMatchObject({ stay: { until, ended: null } });
    await passUntil(product, until);
    expect(await untilOver(product, caseId)).toMatchObject({ stay: { ended: { how: 'last-day', at: until } } });
  });

  test('R20: by an owner who answers after its last day, it has ended, and another begins on the day of the answer', async () => {
    const former = await staying();
    await passUntil(product, former.until, -2 * DAY_MS);
    const late = await fileFor(product, prolonging(former.scenario, 2));
    await passUntil(product, former.until, DAY_MS);
    await untilCaseIs(product, former.caseId, { stage: 'closed', stay: { ended: { how: 'last-day' } } });
    await consentAll(product, late);
    const committed = (await trailOf(product, late.caseId)).find(({ fact }) => fact.type === 'registration-committed');
    const until = endOfDay(addMonths(dayOf(committed?.at ?? ''), 2));
    expect(await readCase(product, late.caseId)).toMatchObject({ stage: 'registered', stay: { until, ended: null } });
  });
});

describe('R20: a stay is replaced', () => {
  test('R19, R20: by permanent residence in the same dwelling, which the population registry hears as both', async () => {
    const former = await staying();
    const { rka, registrant } = former.scenario;
    const application = { ...former.scenario.application, service: 'permanent-residence', stay: undefined };
    const moved = await fileFor(product, { ...former.scenario, application });
    const residenceId = await residenceIdOf(former.caseId);
    await consentAll(product, moved);
    await expectSuperseded(former.caseId);
    expect(await entriesOf(registrant)).toMatchObject([
      { kind: 'permanent', rka: former.scenario.formerRka, current: false },
      { kind: 'temporary', rka, current: false },
      { kind: 'permanent', rka, current: true, openedBy: moved.caseId },
    ]);
    const told = await effectsOn(product, 'population', moved.caseId);
    expect(told.map(({ key, body }) => ({ key, kind: body['kind'], rka: body['rka'] })).toSorted(byKey)).toEqual(
      [
        { key: moved.caseId, kind: 'PERMANENT', rka },
        { key: `${moved.caseId}/${residenceId}`, kind: 'TEMPORARY', rka: null },
      ].toSorted(byKey),
    );
  });

  test('R20: by a stay elsewhere, whose months count from today', async () => {
    const former = await staying();
    await pass(product, '20 days');
    const wanted = inTheNameOf(former.scenario, await product.control.takeScenario('temporary-stay'));
    const next = await fileFor(product, wanted);
    await consentAll(product, next);
    await expectSuperseded(former.caseId);
    const committed = (await trailOf(product, next.caseId)).find(({ fact }) => fact.type === 'registration-committed');
    expect(await lastInstantOf(product, next.caseId)).toBe(
      endOfDay(addMonths(dayOf(committed?.at ?? ''), monthsOf(wanted))),
    );
    expect(await entriesOf(wanted.registrant)).toMatchObject([
      { kind: 'permanent', current: true },
      { kind: 'temporary', rka: former.scenario.rka, current: false },
      { kind: 'temporary', rka: wanted.rka, current: true },
    ]);
  });

  test('R20: not by permanent residence elsewhere: who moves home may stay where they stay', async () => {
    const former = await staying();
    const wanted = inTheNameOf(former.scenario, await product.control.takeScenario('renter-one-owner'));
    const moved = await fileFor(product, wanted);
    await consentAll(product, moved);
    await untilOver(product, moved.caseId);
    expect(await readCase(product, former.caseId)).toMatchObject({ stage: 'registered', stay: { ended: null } });
    const current = (await entriesOf(wanted.registrant)).filter((entry) => entry.current);
    expect(current).toMatchObject([
      { kind: 'temporary', rka: former.scenario.rka },
      { kind: 'permanent', rka: wanted.rka },
    ]);
  });
});

const byKey = (one: { readonly key: string }, other: { readonly key: string }): number =>
  one.key.localeCompare(other.key);
