import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answererOf } from '../support/case-actions.ts';
import { answerConsent, signAnswer } from '../support/case-actions.ts';
import { consentAll, type Filed, file, only, plotOf, residencesOf, startStories, untilOver } from '../support/story.ts';

const product = await startStories();

const withPowers = z.object({ powersOfAttorney: z.array(z.looseObject({})) });

/** An owner whose attorney answers: the powers in force, and a way to change them. */
async function represented() {
  const filed = await file(product, 'attorney-for-owner');
  const consent = only(filed.consents);
  const { signAs, powerOfAttorneyId = '' } = answererOf(filed.scenario, consent);
  const owner = consent.consenter.iin ?? '';
  const { powersOfAttorney } = withPowers.parse(await product.control.getPerson(owner));
  const changePowers = (patch: object) =>
    product.control.changePerson(owner, { powersOfAttorney: [{ ...only(powersOfAttorney), ...patch }] });
  return { filed, consentId: consent.consentId, attorney: signAs, owner, powerOfAttorneyId, changePowers };
}

/** Answers with a signature under the document that names these powers. */
async function answerUnder(
  { caseId }: Filed,
  consentId: string,
  {
    signAs,
    signed,
    claimed,
  }: { readonly signAs: { readonly iin: string }; readonly signed?: string; readonly claimed: string },
) {
  const evidence = await signAnswer(product, caseId, consentId, signAs, { powerOfAttorneyId: signed });
  const { status, body } = await product.api.decide(caseId, consentId, 'give', evidence, {
    powerOfAttorneyId: claimed,
  });
  return { status, code: body.code, reason: body.reason };
}

const rejectedBecause = (reason: string) => ({ status: 422, code: 'evidence-rejected', reason });

describe('an attorney who answers for an owner', () => {
  test('R5, R11: consents under powers that are valid today, and the case says in which capacity', async () => {
    const { filed, owner } = await represented();
    expect(await consentAll(product, filed)).toMatchObject({
      outcome: 'registered',
      consents: [{ capacity: 'attorney', status: 'given', consenter: { iin: owner } }],
    });
  });

  test('R5, R11, R14: may decline as well', async () => {
    const { filed } = await represented();
    const { body } = await answerConsent(product, filed.scenario, filed.caseId, only(filed.consents), 'decline');
    expect(body).toMatchObject({ outcome: 'declined' });
  });

  test('R11: doesn’t take the owner’s own word away', async () => {
    const { filed, consentId, owner } = await represented();
    const evidence = await signAnswer(product, filed.caseId, consentId, { iin: owner });
    const { body } = await product.api.decide(filed.caseId, consentId, 'give', evidence);
    expect(body).toMatchObject({ outcome: 'registered', consents: [{ capacity: 'owner' }] });
  });

  test.each([
    ['have run out', { validFrom: '2020-01-01', validUntil: '2020-12-31' }],
    ['don’t count yet', { validFrom: '2098-01-01', validUntil: '2098-12-31' }],
    ['were revoked', { revokedOn: '2020-05-06' }],
    ['are for another service', { services: ['owner-withdrawal'] }],
    ['are for nothing', { services: [] }],
  ])('R5, R11: whose powers %s says nothing that counts', async (_what, patch) => {
    const { filed, consentId, attorney, powerOfAttorneyId, changePowers } = await represented();
    await changePowers(patch);
    const answer = { signAs: attorney, signed: powerOfAttorneyId, claimed: powerOfAttorneyId };
    expect(await answerUnder(filed, consentId, answer)).toEqual(rejectedBecause('power-of-attorney-invalid'));
    expect(await residencesOf(product, filed.scenario.registrant)).toEqual([]);
  });

  test('R5, R11: under powers that were never given says nothing', async () => {
    const { filed, consentId, attorney } = await represented();
    const answer = { signAs: attorney, signed: 'PA-NEVER-GIVEN', claimed: 'PA-NEVER-GIVEN' };
    expect(await answerUnder(filed, consentId, answer)).toEqual(rejectedBecause('power-of-attorney-invalid'));
  });

  test('R5, R11, R13: is the one whom the powers name, not whoever knows their number', async () => {
    const { filed, consentId, powerOfAttorneyId } = await represented();
    const answer = {
      signAs: { iin: filed.scenario.registrant },
      signed: powerOfAttorneyId,
      claimed: powerOfAttorneyId,
    };
    expect(await answerUnder(filed, consentId, answer)).toEqual(rejectedBecause('wrong-person'));
  });

  test('R5, R13: not even the owner signs under powers that they gave away to somebody else', async () => {
    const { filed, consentId, owner, powerOfAttorneyId } = await represented();
    const answer = { signAs: { iin: owner }, signed: powerOfAttorneyId, claimed: powerOfAttorneyId };
    expect(await answerUnder(filed, consentId, answer)).toEqual(rejectedBecause('wrong-person'));
  });

  test('R13: signs a document that names the powers; under the owner’s own it is no consent', async () => {
    const { filed, consentId, attorney, powerOfAttorneyId } = await represented();
    const answer = { signAs: attorney, claimed: powerOfAttorneyId };
    expect(await answerUnder(filed, consentId, answer)).toEqual(rejectedBecause('wrong-document'));
  });

  test('R16: whose powers are revoked after the answer has consented all the same', async () => {
    const { filed, changePowers } = await represented();
    await consentAll(product, filed);
    await changePowers({ revokedOn: '2020-05-06' });
    expect(await plotOf(product, filed.caseId)).toContain('registration-committed');
  });
});

describe('an attorney who files', () => {
  test('R5: registers whoever gave the powers, not themself', async () => {
    const filed = await file(product, 'attorney-applicant');
    await consentAll(product, filed);
    expect(await untilOver(product, filed.caseId)).toMatchObject({
      outcome: 'registered',
      applicant: { capacity: 'attorney' },
    });
    expect(await residencesOf(product, filed.scenario.applicant)).toEqual([]);
  });

  test.each(['expired-power-of-attorney', 'power-of-attorney-for-another-service', 'attorney-of-nobody'])(
    'R5: %s is refused, and no owner is bothered',
    async (name) => {
      const { caseId, consents } = await file(product, name);
      expect(consents).toEqual([]);
      expect(await untilOver(product, caseId)).toMatchObject({ refusal: { ground: 'power-of-attorney-invalid' } });
    },
  );
});
