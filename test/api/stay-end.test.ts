import { describe, expect, test } from 'vitest';
import { stayEndDocument } from '../../domain/stay-end-document.ts';
import { consentAll, file, type Filed, startStories, untilCaseIs } from '../support/story.ts';
import { ask, asJson } from './ask.ts';
import { problemIn } from './problem-document.ts';

const product = await startStories();
const { api, apiUrl, control, reader } = product;

async function stay(name = 'temporary-stay'): Promise<Filed> {
  const filed = await file(product, name);
  if (filed.consents.length > 0) await consentAll(product, filed);
  await untilCaseIs(product, filed.caseId, { stage: 'registered', waitingFor: null });
  return filed;
}

type By = { readonly iin: string } | { readonly bin: string };

const askForWords = ({ caseId }: Filed, by: By) =>
  ask(apiUrl, {
    method: 'POST',
    path: `/v1/cases/${caseId}/stay-end/document`,
    headers: asJson(),
    body: JSON.stringify({ by }),
  });

const end = async (filed: Filed, by: { readonly iin: string }, signAs = by) => {
  const evidence = await control.sign(signAs, Buffer.from((await askForWords(filed, by)).text));
  return api.send('POST', `/v1/cases/${filed.caseId}/stay-end`, { by, evidence });
};

const ownerOf = ({ scenario }: Filed) => ({ iin: scenario.consenters[0]?.iin ?? '' });

describe('a stay (R20)', () => {
  test('is ended over exactly the canonical bytes', async () => {
    const filed = await stay();
    const by = { iin: filed.scenario.registrant };
    const answer = await askForWords(filed, by);
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/octet-stream' } });
    const state = (await reader.findCase(filed.caseId))?.state;
    if (state === undefined) throw new Error('the case is not stored');
    expect(answer.text).toBe(Buffer.from(stayEndDocument(state, by)).toString());
  });

  test.each([
    ['registrant', ({ scenario }: Filed) => ({ iin: scenario.registrant })],
    ['owner', ownerOf],
  ] as const)('is ended by the %s, and the same again gets the same answer', async (how, byOf) => {
    const filed = await stay();
    const by = byOf(filed);
    const evidence = await control.sign(by, Buffer.from((await askForWords(filed, by)).text));
    const send = () => api.send('POST', `/v1/cases/${filed.caseId}/stay-end`, { by, evidence });
    const ended = { stay: { ended: { how, at: expect.any(String) } } };
    expect(await send()).toMatchObject({ status: 200, body: ended });
    expect(await send()).toMatchObject({ status: 200, body: ended });
    await untilCaseIs(product, filed.caseId, { stage: 'closed', outcome: 'registered' });
    expect(await send()).toMatchObject({ status: 200, body: { stage: 'closed', ...ended } });
  });

  test('R5, R11: is ended by an owner’s attorney under powers that are valid today, and under no others', async () => {
    const filed = await stay();
    const by = ownerOf(filed);
    const attorney = { iin: (await control.takeScenario('temporary-stay')).registrant };
    const powers = {
      registryNumber: 'POA-stay-end',
      attorneyIin: attorney.iin,
      services: [filed.scenario.application.service],
      validFrom: '2020-01-15',
      validUntil: '2099-01-14',
    };
    const endUnder = async (powerOfAttorneyId: string) => {
      const document = await ask(apiUrl, {
        method: 'POST',
        path: `/v1/cases/${filed.caseId}/stay-end/document`,
        headers: asJson(),
        body: JSON.stringify({ by, powerOfAttorneyId }),
      });
      const evidence = await control.sign(attorney, Buffer.from(document.text));
      return api.send('POST', `/v1/cases/${filed.caseId}/stay-end`, { by, powerOfAttorneyId, evidence });
    };
    const rejected = { status: 422, body: { code: 'evidence-rejected', reason: 'power-of-attorney-invalid' } };
    expect(await endUnder(powers.registryNumber)).toMatchObject(rejected);
    await control.changePerson(by.iin, { powersOfAttorney: [{ ...powers, validUntil: '2020-02-15' }] });
    expect(await endUnder(powers.registryNumber)).toMatchObject(rejected);
    await control.changePerson(by.iin, { powersOfAttorney: [powers] });
    expect(await end(filed, by, attorney)).toMatchObject({ status: 422, body: { reason: 'wrong-person' } });
    expect(await endUnder(powers.registryNumber)).toMatchObject({
      status: 200,
      body: { stay: { ended: { how: 'owner' } } },
    });
  });

  test('is ended once: whoever comes second is told so', async () => {
    const filed = await stay();
    const by = { iin: filed.scenario.registrant };
    expect((await end(filed, by)).status).toBe(200);
    expect(problemIn(await askForWords(filed, ownerOf(filed)))).toMatchObject({
      status: 409,
      code: 'stay-already-over',
    });
  });

  test('is ended by nobody who neither stays nor owns there', async () => {
    const [filed, stranger] = [await stay(), await control.takeScenario('sole-owner')];
    expect(await end(filed, { iin: stranger.applicant })).toMatchObject({
      status: 403,
      body: { code: 'not-entitled' },
    });
    expect(await end(filed, { iin: filed.scenario.registrant }, { iin: stranger.applicant })).toMatchObject({
      status: 422,
      body: { code: 'evidence-rejected', reason: 'wrong-person' },
    });
    expect((await api.getCase(filed.caseId)).body).toMatchObject({ stage: 'registered', stay: { ended: null } });
  });

  test('is what a case of another service has not', async () => {
    const filed = await file(product, 'renter-one-owner');
    const by = { iin: filed.scenario.registrant };
    expect(problemIn(await askForWords(filed, by))).toMatchObject({ status: 409, code: 'no-stay' });
    expect(await end(filed, by)).toMatchObject({ status: 409, body: { code: 'no-stay' } });
  });
});
