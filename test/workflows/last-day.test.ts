import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { carryOutFollowUps } from '../../activities/carry-out-follow-ups.ts';
import { commitRegistration } from '../../activities/commit-registration.ts';
import { endStayEarly, endStayInTime } from '../../activities/end-stay.ts';
import type { Basis } from '../../activities/step.ts';
import { changeCase } from '../../store/writer.ts';
import { signStayEnd } from '../support/case-messages.ts';
import { lastInstantOf } from '../support/stays.ts';
import {
  consentAll,
  countOf,
  effectsOn,
  type Filed,
  file,
  fileFor,
  messagesOf,
  only,
  pass,
  passUntil,
  residencesOf,
  startStories,
  untilCaseIs,
} from '../support/story.ts';

/**
 * A worker died around the last day of a stay: after a step of it had committed, and before its workflow task was complete. The
 * store knows what happened, the workflow doesn't (docs/decisions/0002).
 */
const product = await startStories();

const HOUR_MS = 60 * 60 * 1000;

interface Staying extends Filed {
  readonly until: string;
}

async function staying(): Promise<Staying> {
  const filed = await file(product, 'temporary-stay');
  await consentAll(product, filed);
  return { ...filed, until: await lastInstantOf(product, filed.caseId) };
}

/** What a step is told that runs then, by a worker that will die. */
async function stepAt({ caseId, until }: Staying, offsetMs = 0): Promise<Basis> {
  const stored = await product.reader.findCase(caseId);
  return { caseId, known: stored?.state, at: new Date(Date.parse(until) + offsetMs).toISOString() };
}

/** The workflow wakes as it was to, and brings the case to its end. */
async function wake({ caseId, until }: Staying): Promise<void> {
  await passUntil(product, until);
  await untilCaseIs(product, caseId, { stage: 'closed', outcome: 'registered', stay: { ended: { how: 'last-day' } } });
}

/** How a stay came to its end, for the ledger, the trail, the population registry and the person. */
async function endOf({ caseId, scenario }: Staying) {
  const [, stay] = await residencesOf(product, scenario.registrant);
  const told = await effectsOn(product, 'population', caseId);
  const notified = await messagesOf(product, caseId, 'stay-ended');
  return {
    until: stay?.current === false ? stay.until?.toISOString() : 'goes on',
    closedBy: stay?.closedBy,
    ends: await countOf(product, caseId, 'stay-ended'),
    told: told.map(({ body, carriedOut }) => ({ rka: body['rka'], carriedOut })),
    notified: notified.includes(scenario.registrant),
  };
}

const oneEndOf = ({ caseId, scenario, until }: Staying) => ({
  until,
  closedBy: caseId,
  ends: 1,
  told: [
    { rka: scenario.rka, carriedOut: 1 },
    { rka: null, carriedOut: 1 },
  ],
  notified: true,
});

describe('R20: the last day of a stay', () => {
  test.each([0, 80 * HOUR_MS])(
    'R20: is ended by a worker that dies before anybody hears of it (%i ms late): the stay has one end, and ends with that day',
    async (lateMs) => {
      const stay = await staying();
      await endStayInTime(product.dependencies)(await stepAt(stay, lateMs));
      await wake(stay);
      expect(await endOf(stay)).toEqual(oneEndOf(stay));
    },
  );

  test('R20: is told by a worker that dies before anybody hears of that: nobody is told twice', async () => {
    const stay = await staying();
    await endStayInTime(product.dependencies)(await stepAt(stay));
    const names = ['end-of-stay', 'end-of-stay-notices'] as const;
    await carryOutFollowUps(product.dependencies)({ ...(await stepAt(stay)), names });
    await wake(stay);
    expect(await endOf(stay)).toEqual(oneEndOf(stay));
  });

  test('R20: is ended by no step that runs too early', async () => {
    const stay = await staying();
    await endStayInTime(product.dependencies)(await stepAt(stay, -HOUR_MS));
    expect(await countOf(product, stay.caseId, 'stay-ended')).toBe(0);
    await wake(stay);
    expect(await endOf(stay)).toEqual(oneEndOf(stay));
  });

  test('R20: comes after the registrant ended the stay, which a worker heard that died: it is their end that counts', async () => {
    const stay = await staying();
    const { caseId, scenario, until } = stay;
    const by = { iin: scenario.registrant };
    const evidence = await signStayEnd(product, caseId, by);
    await endStayEarly(product.dependencies)({ ...(await stepAt(stay, -90 * HOUR_MS)), by, evidence });
    await passUntil(product, until);
    await untilCaseIs(product, caseId, { stage: 'closed', stay: { ended: { how: 'registrant' } } });
    expect(await countOf(product, caseId, 'stay-ended')).toBe(1);
    expect(await effectsOn(product, 'population', caseId)).toHaveLength(2);
  });

  test('R20: matters no more when a worker that died had committed the next stay: whoever hears of that first says so', async () => {
    const stay = await staying();
    const next = await fileFor(product, stay.scenario);
    const { connection, models } = product.dependencies;
    const at = new Date(await product.environment.currentTimeMs()).toISOString();
    const { consentId } = only(next.consents);
    const given = { type: 'consent-given', consentId, evidenceId: randomUUID(), powerOfAttorneyId: null } as const;
    const actor = { kind: 'consenter', id: consentId } as const;
    await changeCase(connection, models, {
      caseId: next.caseId,
      since: 0,
      at,
      actor,
      decide: () => ({ facts: [given] }),
    });
    const known = (await product.reader.findCase(next.caseId))?.state;
    await commitRegistration(product.dependencies)({ caseId: next.caseId, known, at });
    await pass(product, '10 days');
    await untilCaseIs(product, stay.caseId, { stage: 'closed', stay: { ended: { how: 'superseded' } } });
    await untilCaseIs(product, next.caseId, { stage: 'registered', stay: { ended: null }, waitingFor: null });
    const told = await Promise.all([stay, next].map(({ caseId }) => effectsOn(product, 'population', caseId)));
    expect(told.map((changes) => changes.length)).toEqual([1, 1]);
  });
});
