import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { signAnswer, signAsOf } from '../support/case-actions.ts';
import {
  file,
  type Filed,
  only,
  passUntil,
  plotOf,
  readCase,
  residencesOf,
  startStories,
  untilOver,
} from '../support/story.ts';

const product = await startStories({ consentPeriodDays: 1 });

/** As many cases as there are moments around the deadline at which a consent arrives. */
const CASES = 24;
const FIRST_MS = -240;
const EVERY_MS = 20;

/** The only two ways in which everything fits together. */
const ENDINGS = [
  { answer: 200, outcome: 'registered', isGiven: true, hasPassed: false, lives: 'there' },
  { answer: 409, outcome: 'expired', isGiven: false, hasPassed: true, lives: 'nowhere new' },
];

async function endingOf({ caseId, scenario }: Filed) {
  const { outcome } = await untilOver(product, caseId);
  const plot = await plotOf(product, caseId);
  const current = (await residencesOf(product, scenario.registrant)).filter((residence) => residence.current);
  const isThere = current.length === 1 && current[0]?.rka === scenario.rka && current[0].openedBy === caseId;
  return {
    outcome,
    isGiven: plot.includes('consent-given'),
    hasPassed: plot.includes('deadline-passed'),
    lives: isThere ? 'there' : current.length === 0 ? 'nowhere new' : 'anywhere',
  };
}

type Ready = Filed & { readonly answer: () => Promise<number> };

/** A case whose only consent is signed and ready to be sent. */
async function ready(): Promise<Ready> {
  const filed = await file(product, 'renter-one-owner');
  const consent = only(filed.consents);
  const evidence = await signAnswer(product, filed.caseId, consent.consentId, signAsOf(filed.scenario, consent));
  const send = async () => (await product.api.decide(filed.caseId, consent.consentId, 'give', evidence)).status;
  /** Repeats as long as the api says that it doesn't know yet: the same message is the same answer. */
  const answer = async (): Promise<number> => {
    const status = await send();
    return status === 202 || status === 503 ? answer() : status;
  };
  return { ...filed, answer };
}

describe('the last consent around the instant of the deadline (R15)', () => {
  test('either counts and the case is registered, or is too late and the case expires; never both, never neither', async () => {
    const cases: Ready[] = [];
    for (let number = 0; number < CASES; number += 1) cases.push(await ready());
    const { deadlineAt } = await readCase(product, only(cases.slice(0, 1)).caseId);
    await passUntil(product, deadlineAt, FIRST_MS);
    const statuses = await Promise.all(
      cases.map(async ({ answer }, position) => {
        await setTimeout(position * EVERY_MS);
        return answer();
      }),
    );

    for (const [position, filed] of cases.entries()) {
      expect(ENDINGS).toContainEqual({ answer: statuses[position], ...(await endingOf(filed)) });
    }
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
  });
});
