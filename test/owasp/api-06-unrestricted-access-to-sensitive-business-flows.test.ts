import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newCertificateCode } from '../../activities/certificate-code.ts';
import { iinOf } from '../domain/sample-numbers.ts';
import { problemIn } from '../api/problem-document.ts';
import { file, fileScenario, signAnswer } from '../support/case-actions.ts';
import { inTheNameOf } from '../support/case-messages.ts';
import { startClosedProduct } from './closed-product.ts';

/**
 * API6:2023. Every single call of the attacker is allowed; it is how often, and to whom, that does harm: phones that ring all
 * night, owners who are asked for consent again and again, a register of residents copied number by number.
 */

const LIMITS = { byOneApplicant: 2, inAll: 3 };
const closed = await startClosedProduct({ policy: { requests: { days: 7, person: LIMITS, organisation: null } } });
const { send, actorsWith, tokenOf, product } = closed;
const portalToken = await tokenOf('portal');
const portal = actorsWith(portalToken);

describe('one-time passwords', () => {
  test('do not flood a phone: the same one is good until it ends, however often somebody asks (R12)', async () => {
    const { application, applicant } = await product.control.takeScenario('renter-one-owner');
    const body = JSON.stringify({ application });
    for (let count = 0; count < 10; count += 1) {
      const answer = await send({ method: 'POST', path: '/v1/one-time-passwords', body }, portalToken);
      expect([202, 429]).toContain(answer.status);
      // Where it went is told as far as its owner recognises it.
      expect(answer.text).not.toMatch(/\+?7\d{10}/);
    }
    expect((await product.control.readOneTimePasswords(applicant)).length).toBe(1);
  });

  test('are not guessed: after a few wrong ones even the right one is none', async () => {
    const { application, applicant } = await product.control.takeScenario('renter-one-owner');
    const body = JSON.stringify({ application });
    expect((await send({ method: 'POST', path: '/v1/one-time-passwords', body }, portalToken)).status).toBe(202);
    const [password] = await product.control.readOneTimePasswords(applicant);
    const code = password?.code ?? '';
    const guesses = Array.from({ length: 6 }, (_, n) => String((Number(code) + n + 1) % 1_000_000).padStart(6, '0'));
    for (const guess of [...guesses, code]) {
      const answer = await portal.api.file(application, { kind: 'otp', code: guess }, randomUUID());
      expect(answer.body.code).toBe('signature-rejected');
    }
  });

  test('stand for one application, and open no other', async () => {
    const [one, other] = await product.control.takeScenarios('renter-one-owner', 2);
    const body = JSON.stringify({ application: one?.application });
    await send({ method: 'POST', path: '/v1/one-time-passwords', body }, portalToken);
    const [password] = await product.control.readOneTimePasswords(one?.applicant ?? '');
    const signature = { kind: 'otp', code: password?.code ?? '' };
    expect((await portal.api.file(other?.application, signature, randomUUID())).body.code).toBe('signature-rejected');
  });
});

describe('an owner', () => {
  test('is not asked again and again by repeating an application: there is one case for a registrant (R28)', async () => {
    const { scenario } = await file(portal, 'renter-one-owner');
    for (let count = 0; count < 5; count += 1) {
      const answer = await fileScenario(portal, scenario);
      expect(answer).toMatchObject({ status: 409, body: { code: 'case-already-open' } });
    }
  });

  test('is spared whoever files, cancels and files again, by whichever channel and in whichever client’s name', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const clients = [portal, actorsWith(await tokenOf('bank')), actorsWith(await tokenOf('mobile'))];
    const names = ['portal', 'bank', 'mobile'];
    const answers: unknown[] = [];
    for (const [index, client] of clients.entries()) {
      const application = { ...scenario.application, channel: names[index] };
      const answer = await fileScenario(client, { ...scenario, application });
      answers.push(answer.status);
      if (answer.body.caseId !== undefined) await client.api.cancel(answer.body.caseId);
    }
    expect(answers).toEqual([201, 201, 429]);
    const answer = await fileScenario(portal, scenario);
    expect(answer).toMatchObject({ status: 429, body: { code: 'consenter-asked-too-often' } });
    // Who was asked by whom, and how often, is nobody's business.
    expect(JSON.stringify(answer.body)).not.toMatch(/(?<![\w-])\d{12}(?![\w-])/);
  });

  test('is asked no oftener because many ask at once', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const others = await product.control.takeScenarios('renter-one-owner', LIMITS.inAll + 3);
    const answers = await Promise.all(others.map((other) => fileScenario(portal, inTheNameOf(other, scenario))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(LIMITS.inAll);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect([status, body.code]).toEqual([429, 'consenter-asked-too-often']);
    }
  });

  test('can’t be kept from answering by others who answer wrongly in their name', async () => {
    const { caseId, consents, scenario } = await file(portal, 'renter-one-owner');
    const [consent] = consents;
    if (consent === undefined) throw new Error('somebody is asked');
    const bank = actorsWith(await tokenOf('bank'));
    const { registrant: stranger } = await product.control.takeScenario('sole-owner');
    const codes: unknown[] = [];
    for (let count = 0; count < 12; count += 1) {
      const evidence = await signAnswer(portal, caseId, consent.consentId, { iin: stranger });
      codes.push((await bank.api.decide(caseId, consent.consentId, 'give', evidence)).body.code);
    }
    expect(codes[0]).toBe('evidence-rejected');
    expect(codes.at(-1)).toBe('too-many-attempts');
    const [owner] = scenario.consenters;
    const evidence = await signAnswer(portal, caseId, consent.consentId, owner?.signAs ?? { iin: '' });
    expect((await portal.api.decide(caseId, consent.consentId, 'give', evidence)).status).toBe(200);
  });
});

describe('the register of residents', () => {
  test('is closed to whoever files applications only', async () => {
    const token = await tokenOf('portal', ['applications:write', 'cases:read', 'consents:write', 'webhooks:manage']);
    const answer = await send({ path: `/v1/residents/${iinOf(1)}/residence` }, token);
    expect(problemIn(answer)).toMatchObject({ status: 403, code: 'scope-missing' });
  });

  test.each(['*', '.*', '0', '%', '000000000000', '[0-9]{12}', '{"$gt":""}'])(
    'has nobody behind a pattern: %s',
    async (pattern) => {
      const answer = await send({ path: `/v1/residents/${encodeURIComponent(pattern)}/residence` }, portalToken);
      expect(problemIn(answer)).toMatchObject({ status: 400, code: 'invalid-path' });
    },
  );

  test('has no list to turn the pages of', async () => {
    for (const path of ['/v1/residents', '/v1/residents/', '/v1/dwellings', '/v1/residents?limit=100']) {
      expect((await send({ path }, portalToken)).status).toBe(404);
    }
  });
});

test('Certificates can’t be guessed: a code that nobody was given is unknown, and looks like every other', async () => {
  const answers = new Set<string>();
  for (let count = 0; count < 50; count += 1) {
    const code = newCertificateCode();
    const { text } = await send({ path: `/v1/certificates/${code}` });
    answers.add(text.replace(code, 'code'));
  }
  expect([...answers]).toEqual([JSON.stringify({ code: 'code', status: 'unknown' })]);
});
