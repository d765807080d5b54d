import { endStay } from '../support/case-actions.ts';
import { lastInstantOf } from '../support/stays.ts';
import type { Product } from '../support/product.ts';
import { consentAll, type Filed, file, fileFor, passUntil, untilOver } from '../support/story.ts';
import type { Story } from './story.ts';

async function staying(product: Product): Promise<Filed> {
  const filed = await file(product, 'temporary-stay');
  await consentAll(product, filed);
  return filed;
}

/** Sleeps for months, and ends by itself (R20). */
const over: Story = async (product) => {
  const { caseId } = await staying(product);
  await passUntil(product, await lastInstantOf(product, caseId));
  await untilOver(product, caseId);
  return caseId;
};

const endedEarly: Story = async (product) => {
  const { caseId, scenario } = await staying(product);
  await endStay(product, caseId, { iin: scenario.registrant });
  await untilOver(product, caseId);
  return caseId;
};

/** Sleeps until the case that prolongs the stay wakes it (R20). */
const prolonged: Story = async (product) => {
  const { caseId, scenario } = await staying(product);
  await consentAll(product, await fileFor(product, scenario));
  await untilOver(product, caseId);
  return caseId;
};

/** Prolongs a stay, and wakes the case that sleeps for it (R20). */
const prolonging: Story = async (product) => {
  const { scenario } = await staying(product);
  const next = await fileFor(product, scenario);
  await consentAll(product, next);
  await endStay(product, next.caseId, { iin: scenario.registrant });
  await untilOver(product, next.caseId);
  return next.caseId;
};

export const RECORDED_STAYS: Readonly<Record<string, Story>> = {
  'stay-over': over,
  'stay-ended-early': endedEarly,
  'stay-prolonged': prolonged,
  'stay-that-prolongs': prolonging,
};
