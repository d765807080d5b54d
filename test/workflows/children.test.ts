import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fileAtCounter, consentAtCounter } from '../support/case-actions.ts';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import { CASEWORKER } from '../../cli/staff.ts';
import { caseIn } from '../support/case-actions.ts';
import { consentAll, file, only, residencesOf, startStories, untilOver } from '../support/story.ts';

const product = await startStories();

describe('children and wards', () => {
  test.each(['child-on-general-grounds', 'teenager-15', 'ward'])(
    'R2, R3, R4: %s: the one is registered for whom the representative files, who stays where they live',
    async (name) => {
      const filed = await file(product, name);
      const { registrant, applicant, rka } = filed.scenario;
      expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered' });
      expect((await residencesOf(product, registrant)).at(-1)).toMatchObject({ current: true, rka });
      expect(await residencesOf(product, applicant)).toEqual([]);
    },
  );

  test.each([
    ['child-under-14', 'registrant-under-14'],
    ['child-in-custody', 'registrant-under-14'],
    ['teenager-alone', 'representative-must-file'],
    ['false-parent', 'not-legal-representative'],
    ['adult-by-parent', 'registrant-must-file'],
    ['ward-alone', 'guardian-must-file'],
  ])('R2, R3, R4: %s is refused: %s', async (name, ground) => {
    const { caseId, consents } = await file(product, name);
    expect(consents).toEqual([]);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'refused', refusal: { ground } });
  });

  test('R3: a child without any document can’t be registered on general grounds', async () => {
    const scenario = await product.control.takeScenario('child-on-general-grounds');
    await product.control.changePerson(scenario.registrant, { documents: [] });
    const signature = await product.control.sign(scenario.applicantSignAs, bytesToSign(scenario.application));
    const { body } = await product.api.file(scenario.application, signature, randomUUID());
    expect(body).toMatchObject({ outcome: 'refused', refusal: { ground: 'no-valid-document' } });
  });
});

describe('the counter', () => {
  test('R12, R26: serves the dwelling of a child: applicant and parent come in person, and a caseworker says so', async () => {
    const scenario = await product.control.takeScenario('counter-minor-owner');
    const { caseId, consents } = caseIn(await fileAtCounter(product, scenario));
    await consentAtCounter(product, scenario, caseId, only(consents));
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered', channel: 'counter' });
    const kept = await product.dependencies.models.evidence.find({ caseId }).sort({ receivedAt: 1 }).lean();
    expect(kept.map(({ purpose, kind, attestedBy }) => [purpose, kind, attestedBy?.id])).toEqual([
      ['application', 'in-person', CASEWORKER.id],
      ['give', 'in-person', CASEWORKER.id],
    ]);
  });

  test('R26: doesn’t serve the dwelling of a grown-up, who isn’t asked', async () => {
    const scenario = await product.control.takeScenario('counter-adult-owner');
    const { caseId, consents } = caseIn(await fileAtCounter(product, scenario));
    expect(consents).toEqual([]);
    expect(await untilOver(product, caseId)).toMatchObject({ refusal: { ground: 'channel-not-open' } });
  });

  test('R27: no caseworker is their own witness', async () => {
    const scenario = await product.control.takeScenario('counter-minor-owner');
    const { documents } = await product.control.getPerson(scenario.applicant);
    const proof = { kind: 'in-person', documentNumber: documents[0]?.number };
    const caseworker = { id: 'caseworker-2', iin: scenario.applicant };
    const { status, body } = await product.api.file(scenario.application, proof, randomUUID(), caseworker);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.reason ?? body.code).toMatch(/attested-by-themself|own-case/);
  });
});

describe('a one-time password', () => {
  /** Asks for a password for an application and reads it from the applicant's phone. */
  async function passwordFor(applicant: string, application: object) {
    const sent = await product.api.send('POST', '/v1/one-time-passwords', { application });
    const [newest] = sent.status === 202 ? await product.control.readOneTimePasswords(applicant) : [];
    return { sent, evidence: { kind: 'otp', code: newest?.code ?? '000000' } };
  }

  test('R12: files an application on the portal', async () => {
    const { applicant, application } = await product.control.takeScenario('sole-owner');
    const { evidence } = await passwordFor(applicant, application);
    const { status, body } = await product.api.file(application, evidence, randomUUID());
    expect({ status, outcome: body.outcome }).toEqual({ status: 201, outcome: 'registered' });
  });

  test('R12: is good for the application that it was sent for, and for no other', async () => {
    const { applicant, application } = await product.control.takeScenario('sole-owner');
    const { evidence } = await passwordFor(applicant, application);
    const other = { ...application, reason: 'another one' };
    expect(await product.api.file(other, evidence, randomUUID())).toMatchObject({
      status: 422,
      body: { code: 'signature-rejected', reason: 'code-not-sent' },
    });
  });

  test('R12: is neither sent nor taken at the counter', async () => {
    const { applicant, application } = await product.control.takeScenario('counter-minor-owner');
    const { sent, evidence } = await passwordFor(applicant, application);
    expect(sent).toMatchObject({ status: 422, body: { code: 'password-not-accepted' } });
    expect(await product.api.file(application, evidence, randomUUID())).toMatchObject({
      status: 422,
      body: { code: 'signature-rejected', reason: 'kind-not-accepted' },
    });
  });

  test('R12: is no consent of an owner', async () => {
    const { caseId, consents, scenario } = await file(product, 'renter-one-owner');
    const evidence = { kind: 'otp', code: '123456' };
    const { consentId } = only(consents);
    expect(await product.api.decide(caseId, consentId, 'give', evidence)).toMatchObject({
      status: 422,
      body: { code: 'evidence-rejected', reason: 'kind-not-accepted' },
    });
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });
});
