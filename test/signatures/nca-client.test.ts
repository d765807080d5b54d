import express from 'express';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { createNcaClient } from '../../clients/nca.ts';
import { listen } from './stand-in.ts';

const VERDICT = {
  status: 200,
  message: 'OK',
  valid: true,
  signers: [
    {
      certificates: [
        {
          valid: true,
          revocations: [{ revoked: false, by: 'OCSP', revocationTime: null, reason: 'OK' }],
          notBefore: '2026-01-01T00:00:00.000+00:00',
          notAfter: '2026-12-31T00:00:00.000+00:00',
          serialNumber: 'ab12',
          keyUser: ['INDIVIDUAL'],
        },
      ],
      tsp: null,
    },
  ],
  addedInSomeLaterVersion: 1,
};

let answer: express.RequestHandler;
let server: Awaited<ReturnType<typeof listen>>;

beforeEach(async () => {
  const app = express();
  app.post('/nca/cms/verify', express.json(), (request, response, next) => {
    answer(request, response, next);
  });
  server = await listen(app);
});
afterEach(() => server.close());

const verify = () =>
  createNcaClient({ baseUrl: `${server.url}/nca`, timeoutMs: 300 }).verifyCms({ cms: 'MIIB', data: Buffer.from('{}') });

describe('the client of NCANode', () => {
  it('asks for revocation by both sources, with CMS and data in base64', async () => {
    let body: unknown;
    answer = (request, response) => {
      body = request.body;
      response.json(VERDICT);
    };
    await verify();
    expect(body).toEqual({
      cms: 'MIIB',
      data: Buffer.from('{}').toString('base64'),
      revocationCheck: ['OCSP', 'CRL'],
    });
  });

  it('hands the whole verdict on, for it is evidence', async () => {
    answer = (_request, response) => void response.json(VERDICT);
    expect(await verify()).toEqual({ readable: true, ...VERDICT });
  });

  it('takes a 400 in NCANode’s words for a verdict', async () => {
    answer = (_request, response) => void response.status(400).json({ status: 400, message: 'Malformed content.' });
    expect(await verify()).toEqual({ readable: false, message: 'Malformed content.' });
  });

  test.each([
    ['a 400 in other words', 400, { error: 'Bad Request' }, 'rejected', false],
    ['a 500', 500, { status: 500, message: 'Read timed out' }, 'server-error', true],
    ['a 429', 429, {}, 'rate-limited', true],
    ['an answer of another shape', 200, { valid: 'yes' }, 'invalid-answer', true],
  ])('takes %s for a failure', async (_what, status, body, code, retryable) => {
    answer = (_request, response) => void response.status(status).json(body);
    await expect(verify()).rejects.toMatchObject({ registry: 'nca', code, retryable });
  });

  it('takes silence for a failure', async () => {
    answer = () => {};
    await expect(verify()).rejects.toMatchObject({ registry: 'nca', code: 'timeout', retryable: true });
  });
});
