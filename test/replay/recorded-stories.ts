import { randomUUID } from 'node:crypto';
import { createCaseMessenger } from '../../api/case-messenger.ts';
import { applicationDigestOf } from '../../api/digests.ts';
import { filingSchema } from '../../api/schemas.ts';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import { answerConsent, signAnswer, signAsOf } from '../support/case-actions.ts';
import { extendDeadline } from '../support/case-messages.ts';
import { withChips } from '../support/chips.ts';
import { consentAll, file, only, pair, pass, readCase, untilCaseIs, untilOver } from '../support/story.ts';
import { RECORDED_STAYS } from './recorded-stays.ts';
import { RECORDED_WITHDRAWALS } from './recorded-withdrawals.ts';
import type { Story } from './story.ts';

const registered: Story = async (product) => {
  const filed = await file(product, 'renter-two-owners');
  await consentAll(product, filed);
  await untilOver(product, filed.caseId);
  return filed.caseId;
};

/** Every step meets a registry that is down: first from the opening on, then for so long that the case is stuck. */
const slowPath: Story = async (product) => {
  const { control, api } = product;
  const scenario = await control.takeScenario('renter-one-owner');
  const signature = await control.sign(scenario.applicantSignAs, bytesToSign(scenario.application));
  await control.putFault({ registry: 'property', mode: 'error' });
  const caseId = String((await api.file(scenario.application, signature, randomUUID())).body.caseId);
  await untilCaseIs(product, caseId, { stage: 'opening' });
  await pass(product, '5 minutes');
  await control.clearFaults();
  await pass(product, '2 minutes');
  const { consents = [] } = await untilCaseIs(product, caseId, { stage: 'awaiting-consent', stuckSince: null });
  await control.putFault({ registry: 'notifications', mode: 'error' });
  await answerConsent(product, scenario, caseId, only(consents));
  await pass(product, '5 minutes');
  await control.clearFaults();
  await pass(product, '2 minutes');
  await untilOver(product, caseId);
  return caseId;
};

const refused: Story = async (product) => (await file(product, 'deceased')).caseId;

const declined: Story = async (product) => {
  const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
  const [first, second] = pair(consents);
  await answerConsent(product, scenario, caseId, first);
  await answerConsent(product, scenario, caseId, second, 'decline');
  return caseId;
};

const expired: Story = async (product) => {
  const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
  await answerConsent(product, scenario, caseId, pair(consents)[0]);
  await untilOver(product, caseId);
  return caseId;
};

const cancelled: Story = async (product) => {
  const { caseId } = await file(product, 'renter-one-owner');
  await product.api.cancel(caseId, 'moving elsewhere');
  return caseId;
};

/** The rival of an open case: its workflow fails, and there is no case. Past the api, which names no case then. */
const notAccepted: Story = async (product) => {
  const { scenario } = await file(product, 'renter-one-owner');
  const signature = await product.control.sign(scenario.applicantSignAs, bytesToSign(scenario.application));
  const { application } = filingSchema.parse({ application: scenario.application, signature });
  const caseId = randomUUID();
  const messenger = createCaseMessenger(product.environment.client);
  const applicationDigest = applicationDigestOf(application);
  await messenger.start({ caseId, application, applicationDigest, client: 'replay', signature });
  return caseId;
};

const ownersChanged: Story = async (product) => {
  const { scenario, caseId, consents } = await file(product, 'renter-one-owner');
  const buyer = only((await product.control.takeScenario('renter-one-owner')).consenters);
  await product.control.changeDwelling(scenario.rka, { owners: [{ iin: buyer.iin, share: '1/1' }] });
  await answerConsent(product, scenario, caseId, only(consents));
  const asked = await untilCaseIs(product, caseId, { stage: 'awaiting-consent' });
  const consent = only(asked.consents ?? []);
  const evidence = await signAnswer(product, caseId, consent.consentId, buyer.signAs);
  await product.api.decide(caseId, consent.consentId, 'give', evidence);
  await untilOver(product, caseId);
  return caseId;
};

const revokedAndGivenAgain: Story = async (product) => {
  const filed = await file(product, 'renter-two-owners');
  const { scenario, caseId, consents } = filed;
  const [first] = pair(consents);
  const signAs = signAsOf(scenario, first);
  await answerConsent(product, scenario, caseId, first);
  await product.api.revoke(
    caseId,
    first.consentId,
    await signAnswer(product, caseId, first.consentId, signAs, { answer: 'revoke' }),
  );
  await consentAll(product, filed);
  await untilOver(product, caseId);
  return caseId;
};

const reviewed =
  (decision: 'approve' | 'refuse'): Story =>
  async (product) => {
    const filed = await file(product, 'arrested-dwelling');
    await consentAll(product, filed);
    await untilCaseIs(product, filed.caseId, { stage: 'in-review' });
    await product.api.review(filed.caseId, decision, 'looked at the papers');
    await untilOver(product, filed.caseId);
    return filed.caseId;
  };

/** Evidence that doesn't count, then evidence that does. */
const rejectedSignature: Story = async (product) => {
  const filed = await file(product, 'renter-one-owner');
  const { scenario, caseId, consents } = filed;
  const consent = only(consents);
  const bad = await signAnswer(product, caseId, consent.consentId, signAsOf(scenario, consent), { flaw: 'revoked' });
  await product.api.decide(caseId, consent.consentId, 'give', bad);
  await consentAll(product, filed);
  await untilOver(product, caseId);
  return caseId;
};

/** The chip of a card is awaited for some days (R21). */
const chipWritten: Story = async (product) => {
  const filed = await file(withChips(product), 'renter-one-owner');
  await consentAll(product, filed);
  await pass(product, '2 days');
  await untilOver(product, filed.caseId);
  return filed.caseId;
};

/** A caseworker gives the owner more time, who uses it (R15). */
const extended: Story = async (product) => {
  const filed = await file(product, 'renter-one-owner');
  const { deadlineAt } = await readCase(product, filed.caseId);
  const DAY_MS = 24 * 60 * 60 * 1000;
  await extendDeadline(product, filed.caseId, new Date(Date.parse(String(deadlineAt)) + 10 * DAY_MS).toISOString());
  await pass(product, '12 days');
  await consentAll(product, filed);
  await untilOver(product, filed.caseId);
  return filed.caseId;
};

/** One for each way that a case can go; the name is the file's. */
export const RECORDED_STORIES: Readonly<Record<string, Story>> = {
  registered,
  'registered-on-the-slow-path': slowPath,
  refused,
  declined,
  expired,
  cancelled,
  'not-accepted': notAccepted,
  'owners-changed': ownersChanged,
  'revoked-and-given-again': revokedAndGivenAgain,
  'review-approved': reviewed('approve'),
  'review-refused': reviewed('refuse'),
  'rejected-signature': rejectedSignature,
  'chip-written': chipWritten,
  'deadline-extended': extended,
  // Stays come last: they take months, and papers run out.
  ...RECORDED_WITHDRAWALS,
  ...RECORDED_STAYS,
};
