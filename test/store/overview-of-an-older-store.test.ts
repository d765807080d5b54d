import { describe, expect, test } from 'vitest';
import { OUTCOMES_INDEX } from '../../store/schemas.ts';
import { openStore } from './open-store.ts';
import { fillWithCases, storedCase } from './stored-cases.ts';

const CASES = 300;
const { connection, models, reader } = await openStore();

/** As different as an answer's order lets it be. */
const inAnyOrder = <Answer extends { readonly outcomes: readonly object[] }>(answer: Answer) => ({
  ...answer,
  outcomes: answer.outcomes.map((row) => JSON.stringify(row)).toSorted(),
});

describe('the overview while the worker of a new release still builds the index by which it counts', () => {
  test.each([
    ['an office', 'almaty'],
    ['the whole country', undefined],
  ])('counts the same of %s', async (_whose, office) => {
    await models.cases.deleteMany({});
    await fillWithCases(models, CASES);
    const query = { office, since: storedCase(0).openedAt, now: new Date() };
    const cases = connection.collection('cases');
    const before = inAnyOrder(await reader.overview(query));
    expect(before.outcomes).not.toEqual([]);
    for (const name of Object.values(OUTCOMES_INDEX)) await cases.dropIndex(name);
    expect(inAnyOrder(await reader.overview(query))).toEqual(before);
    await models.cases.createIndexes();
  });
});
