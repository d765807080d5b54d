// Run by `npm run record:histories` only. Recorded anew when a change of the workflows is meant to break running cases,
// or when there is another way for a case to go; never to make a red replay green.
import { expect, test } from 'vitest';
import { withoutChips } from '../support/chips.ts';
import { startProduct, work } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';
import { createRecordedDataConverter } from './data-converter.ts';
import { writeHistory } from './history-file.ts';
import { OBJECTION_PERIOD_DAYS } from './recorded-withdrawals.ts';
import { RECORDED_STORIES } from './recorded-stories.ts';

const dataConverter = createRecordedDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const policy = { objectionPeriodDays: OBJECTION_PERIOD_DAYS };
const product = withoutChips(await startProduct({ environment, dataConverter, policy }));
await work(product);

test.each(Object.entries(RECORDED_STORIES))('%s', async (name, play) => {
  const handle = environment.client.workflow.getHandle(await play(product));
  await expect.poll(async () => (await handle.describe()).status.name, { timeout: 20_000 }).not.toBe('RUNNING');
  await writeHistory(name, await handle.fetchHistory());
});
