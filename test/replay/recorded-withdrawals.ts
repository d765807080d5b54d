import { objectTo } from '../support/case-actions.ts';
import type { Product } from '../support/product.ts';
import { consentAll, type Filed, file, only, passUntil, readCase, untilCaseIs, untilOver } from '../support/story.ts';
import type { Story } from './story.ts';

/** How long those who are to be withdrawn may object where these stories are recorded (R23). */
export const OBJECTION_PERIOD_DAYS = 30;

/** A withdrawal to which the other owner has agreed, and which is held for the person concerned (R23). */
async function held(product: Product): Promise<Filed> {
  const filed = await file(product, 'owner-withdrawal');
  await consentAll(product, filed);
  await untilCaseIs(product, filed.caseId, { stage: 'awaiting-objections' });
  return filed;
}

const withdrawn: Story = async (product) => {
  const { caseId } = await held(product);
  const { objectionsUntil } = await readCase(product, caseId);
  await passUntil(product, objectionsUntil);
  await untilOver(product, caseId);
  return caseId;
};

/** Somebody objects while the case is held, and a caseworker decides (R17, R23). */
const objected: Story = async (product) => {
  const { caseId } = await held(product);
  const { objections = [] } = await readCase(product, caseId);
  await objectTo(product, caseId, only(objections), 'I have nowhere else to live');
  await untilCaseIs(product, caseId, { stage: 'in-review' });
  await product.api.review(caseId, 'refuse', 'a child lives there');
  await untilOver(product, caseId);
  return caseId;
};

const departed: Story = async (product) => {
  const { caseId } = await file(product, 'emigrant');
  await untilOver(product, caseId);
  return caseId;
};

export const RECORDED_WITHDRAWALS: Readonly<Record<string, Story>> = {
  'withdrawn-after-the-objection-period': withdrawn,
  'withdrawal-objected-to': objected,
  'departed-abroad': departed,
};
