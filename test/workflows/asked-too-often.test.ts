import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { caseIn, fileScenario } from '../support/case-actions.ts';
import { pass, startStories } from '../support/story.ts';

/** Nobody has to say no for ever (docs/decisions/0023). Here twice in a week is enough. */

const DAYS = 7;
const LIMITS = { byOneApplicant: 2, inAll: 3 };
const product = await startStories({ requests: { days: DAYS, person: LIMITS, organisation: null } });
const { api, control } = product;
const TURNED_DOWN = { status: 429, body: { code: 'consenter-asked-too-often' } };

describe('an owner', () => {
  test('is spared whoever files and cancels in turn, until a week is over', async () => {
    const scenario = await control.takeScenario('renter-one-owner');
    for (let round = 0; round < LIMITS.byOneApplicant; round += 1) {
      const { caseId } = caseIn(await fileScenario(product, scenario));
      expect((await api.cancel(caseId)).status).toBe(200);
    }
    const key = randomUUID();
    const answer = await fileScenario(product, scenario, { key });
    expect(answer).toMatchObject(TURNED_DOWN);
    expect(answer.headers.get('retry-after')).toMatch(/GMT$/);
    expect(JSON.stringify(answer.body)).not.toMatch(/(?<![\w-])\d{12}(?![\w-])/);

    await pass(product, `${DAYS} days`);
    await pass(product, '1 hour');
    expect((await fileScenario(product, scenario, { key })).status).toBe(201);
  });
});
