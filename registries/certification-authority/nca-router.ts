import express, { Router, type ErrorRequestHandler, type Response } from 'express';
import { z } from 'zod';
import { Unprocessable } from './asn1.ts';
import type { createJudge } from './judge.ts';

const revocationCheck = z.array(z.enum(['OCSP', 'CRL'])).default([]);
const verifyRequest = z.object({ cms: z.string().min(1), data: z.string().optional(), revocationCheck });
const infoRequest = z.object({ certs: z.array(z.string()).min(1), revocationCheck });
const control = z.strictObject({ mode: z.enum(['good', 'unknown']) });

export interface NcaRouterOptions {
  readonly judge: ReturnType<typeof createJudge>;
  readonly trustAnchors: string;
  readonly setRevocationMode: (mode: 'good' | 'unknown') => void;
}

/**
 * NCANode's interface: `POST /cms/verify`, `POST /x509/info`, `GET /actuator/health`. Beside it, ours: `GET /trust-anchors.pem`, and
 * `PUT /_revocation` `{ mode: "unknown" }`, after which OCSP can't be reached until `{ mode: "good" }`.
 */
export function createNcaRouter({ judge, trustAnchors, setRevocationMode }: NcaRouterOptions): Router {
  const router = Router();
  router.use(express.json({ limit: '4mb' }));

  router.post('/cms/verify', (request, response) => {
    const body = parseBody(verifyRequest, request.body);
    const data = body.data === undefined ? undefined : decodeBase64(body.data);
    answer(
      response,
      orBadRequest(() => judge.judgeCms(decodeBase64(body.cms), data, body.revocationCheck)),
    );
  });

  router.post('/x509/info', (request, response) => {
    const { certs, revocationCheck: checks } = parseBody(infoRequest, request.body);
    answer(
      response,
      judge.judgeCertificates(
        certs.map((text) => decodeBase64(text.replaceAll(/\s/g, ''))),
        checks,
      ),
    );
  });

  router.get('/actuator/health', (_request, response) => {
    response.json({ status: 'UP' });
  });

  router.get('/trust-anchors.pem', (_request, response) => {
    response.type('application/x-pem-file').send(trustAnchors);
  });

  router.put('/_revocation', (request, response) => {
    const { mode } = parseBody(control, request.body);
    setRevocationMode(mode);
    response.json({ mode });
  });

  router.use(refuse);
  return router;
}

const answer = (response: Response, verdict: object): void => {
  response.json({ status: 200, message: 'OK', ...verdict });
};

/** Whatever breaks while a CMS is judged becomes a 400 with the library's message, as in the original. */
function orBadRequest<Verdict>(judge: () => Verdict): Verdict {
  try {
    return judge();
  } catch (error) {
    throw error instanceof Unprocessable ? error : new Unprocessable(String(error));
  }
}

function parseBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new Unprocessable('Bad Request');
}

/** As Java's decoder, which is strict; Node's would skip what it doesn't know. */
function decodeBase64(text: string): Buffer {
  const illegal = /[^A-Za-z0-9+/=]/.exec(text)?.[0];
  if (illegal !== undefined) {
    throw new Unprocessable(`Illegal base64 character ${illegal.charCodeAt(0).toString(16)}`);
  }
  if (!/^[^=]*={0,2}$/.test(text) || text.length % 4 === 1) {
    throw new Unprocessable('Input byte array has wrong 4-byte ending unit');
  }
  return Buffer.from(text, 'base64');
}

const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof Unprocessable)) return next(error);
  response.status(400).json({ status: 400, message: error.message });
};
