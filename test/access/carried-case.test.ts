import { describe, expect, test } from 'vitest';
import { type Caller, SCOPES } from '../../api/access/caller.ts';
import { answerConsent, type Filed, fileFor, signAsOf } from '../support/case-actions.ts';
import { createApiClient } from '../support/api-client.ts';
import { only, startStories, trailOf } from '../support/story.ts';
import { productApi } from './product-api.ts';

/** An owner's bank brings their consent to a case that somebody else's portal filed (docs/decisions/0023). */

const product = await startStories();
const { control } = product;

const integrator = (clientId: string): Caller => ({ kind: 'integrator', clientId, channel: 'portal', scopes: SCOPES });
const url = await productApi(product, (name) => (name === undefined ? { kind: 'anybody' } : integrator(name)));
const by = (client: string) =>
  createApiClient(url, (input, init) =>
    fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), 'x-test-caller': client } }),
  );
const filer = by('local');
const bank = by('bank');
const stranger = by('stranger');

const file = async (name = 'renter-two-owners'): Promise<Filed> => fileFor(product, await control.takeScenario(name));

/** The bank's answer for the first who is asked. */
async function carry({ scenario, caseId, consents }: Filed, api = bank, decision = 'give') {
  const [consent] = consents;
  if (consent === undefined) throw new Error('somebody is asked');
  const evidence = await control.sign(
    signAsOf(scenario, consent),
    await api.getDocument(caseId, consent.consentId, decision),
  );
  return { consent, answer: await api.decide(caseId, consent.consentId, decision, evidence) };
}

describe('an integrator that brings an owner’s answer', () => {
  test('sees nothing of the case before, and after a try that did not count', async () => {
    const filed = await file();
    const { caseId, consents } = filed;
    const [consent] = consents;
    const wrong = await control.sign(
      { iin: filed.scenario.registrant },
      await bank.getDocument(caseId, consent?.consentId ?? ''),
    );
    expect((await bank.getCase(caseId)).status).toBe(404);
    expect((await bank.decide(caseId, consent?.consentId ?? '', 'give', wrong)).status).toBe(422);
    expect((await bank.getCase(caseId)).status).toBe(404);
  });

  test('follows what becomes of it, and is shown neither the others nor anybody’s name or number', async () => {
    const filed = await file();
    const { caseId } = filed;
    const { consent, answer } = await carry(filed);
    expect(answer.status).toBe(200);
    const { status, body } = await bank.getCase(caseId);
    expect([status, body]).toEqual([200, answer.body]);
    expect(body).toMatchObject({
      stage: 'awaiting-consent',
      outcome: null,
      people: [],
      consents: [{ status: 'given' }],
    });
    expect(only(body.consents ?? []).consentId).toBe(consent.consentId);
    const seen = JSON.stringify(body);
    expect(seen).not.toMatch(/(?<![\w-])\d{12}(?![\w-])/);
    const { state } = (await product.reader.findCase(caseId)) ?? {};
    const names = [
      state?.learned.registrantName ?? '',
      ...(state?.consents.map(({ consenter }) => consenter.name) ?? []),
    ];
    expect(names.filter((name) => seen.includes(name))).toEqual([]);
    expect((await filer.getCase(caseId)).body.consents).toHaveLength(2);
  });

  test('finds the case in its list, like the client that filed it, and nobody else does', async () => {
    const filed = await file();
    await carry(filed);
    const listed = async (api: typeof bank) => {
      const answer = await api.tirkeu.listCases({ query: { q: filed.caseId } });
      if (!answer.ok) throw new Error(answer.problem.code);
      return answer.body.data.map(({ caseId }) => caseId);
    };
    expect(await Promise.all([bank, filer, stranger].map(listed))).toEqual([[filed.caseId], [filed.caseId], []]);
  });

  test('neither cancels it nor reads its trail and its certificate; for a stranger there is no case', async () => {
    const filed = await file();
    await carry(filed);
    const refused = { status: 403, body: { code: 'filed-by-another' } };
    expect(await bank.cancel(filed.caseId)).toMatchObject(refused);
    expect(await bank.listEvents(filed.caseId)).toMatchObject(refused);
    expect(await stranger.listEvents(filed.caseId)).toMatchObject({ status: 404 });
    expect(await filer.listEvents(filed.caseId)).toMatchObject({ status: 200 });
  });

  test('is named in the record, and not to the client that filed', async () => {
    const filed = await file();
    await carry(filed, bank, 'decline');
    const facts = (await trailOf(product, filed.caseId)).map(({ fact }) => fact);
    expect(facts.find(({ type }) => type === 'consent-declined')).toMatchObject({ client: 'bank' });
    expect(JSON.stringify((await filer.listEvents(filed.caseId)).body)).not.toContain('"bank"');
    expect((await bank.getCase(filed.caseId)).body).toMatchObject({ stage: 'closed', outcome: 'declined' });
  });
});

test('whoever burns an owner’s attempts through one integrator locks out nobody who comes another way', async () => {
  const filed = await file('renter-one-owner');
  const { caseId, scenario } = filed;
  const consent = only(filed.consents);
  const document = await stranger.getDocument(caseId, consent.consentId);
  const wrong = () => control.sign({ iin: scenario.registrant }, document);
  const codes = [];
  for (let attempt = 0; attempt < 11; attempt += 1) {
    codes.push((await stranger.decide(caseId, consent.consentId, 'give', await wrong())).body.code);
  }
  expect(codes).toEqual([...Array<string>(10).fill('evidence-rejected'), 'too-many-attempts']);
  expect((await answerConsent({ ...product, api: bank }, scenario, caseId, consent)).status).toBe(200);
});
