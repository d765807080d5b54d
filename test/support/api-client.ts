import { z } from 'zod';
import { CASEWORKER } from '../../cli/staff.ts';
import { createTirkeuClient } from '../../client/create-tirkeu-client.ts';
import type { Caseworker } from '../../domain/application.ts';

const consentSchema = z.looseObject({
  consentId: z.string(),
  consenter: z.object({ iin: z.string().optional(), bin: z.string().optional(), name: z.string().nullable() }),
  capacity: z.string(),
  status: z.string(),
});
export type ApiConsent = z.infer<typeof consentSchema>;

const refusalSchema = z.looseObject({ ground: z.string(), text: z.record(z.string(), z.string()) });

const personSchema = z.looseObject({
  iin: z.string(),
  outcome: z.string().nullable(),
  refusal: refusalSchema.nullable(),
});

const objectionSchema = z.looseObject({
  objectionId: z.string(),
  objector: z.looseObject({ iin: z.string() }),
  status: z.string(),
});
export type ApiObjection = z.infer<typeof objectionSchema>;

/** The fields of cases and problems that callers here look at; everything else is there too. */
const bodySchema = z.looseObject({
  caseId: z.string().optional(),
  stage: z.string().optional(),
  outcome: z.string().nullish(),
  refusal: refusalSchema.nullish(),
  people: z.array(personSchema).optional(),
  objections: z.array(objectionSchema).optional(),
  consents: z.array(consentSchema).optional(),
  formerRka: z.string().nullish(),
  revision: z.number().optional(),
  code: z.string().optional(),
  reason: z.string().optional(),
  detail: z.string().optional(),
});
export type ApiBody = z.infer<typeof bodySchema>;

/** An answer of the api: its status, its headers, and its JSON. Nothing is thrown for a problem; the caller decides. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ApiBody;
}

/** What may go with an answer: the powers under which an attorney gives it, and who saw the person at the counter. */
export interface Answering {
  readonly powerOfAttorneyId?: string | undefined;
  readonly caseworker?: Caseworker | undefined;
}

/** What a caseworker may say beyond yes or no in a review. */
export interface ReviewDetails {
  readonly ground?: string;
  readonly registrant?: string;
  readonly matters?: readonly string[];
  readonly caseworker?: Caseworker;
}

/** A person or an organisation. */
export type Party = { readonly iin: string } | { readonly bin: string };

export type ApiClient = ReturnType<typeof createApiClient>;

/**
 * Sends whatever a test wants to send, right or deliberately wrong, and takes whatever comes. What is right goes by
 * `tirkeu`, the client that other people's programs use. `url` is the api's base URL.
 */
export function createApiClient(url: string, request: typeof fetch = fetch) {
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await request(`${url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    // Some calls answer nothing but that they are done.
    const answered: unknown = response.status === 204 ? {} : await response.json();
    return { status: response.status, headers: response.headers, body: bodySchema.parse(answered) };
  };
  const word = async (path: string, body: object): Promise<Uint8Array> => {
    const headers = { 'content-type': 'application/json' };
    return bytesIn(await request(`${url}${path}/document`, { method: 'POST', headers, body: JSON.stringify(body) }));
  };
  const consentPath = (caseId: string, consentId: string): string => `/v1/cases/${caseId}/consents/${consentId}`;
  return {
    // A test that wants to see a "come back later" sees it.
    tirkeu: createTirkeuClient({ baseUrl: url, fetch: request, attempts: 1 }),
    /** Any call; a text body goes out as it is. */
    send,
    file: (application: unknown, signature: unknown, key: string, caseworker?: Caseworker): Promise<ApiAnswer> =>
      send('POST', '/v1/applications', { application, signature, caseworker }, { 'idempotency-key': key }),
    getCase: (caseId: string): Promise<ApiAnswer> => send('GET', `/v1/cases/${caseId}`),
    listEvents: (caseId: string): Promise<ApiAnswer> => send('GET', `/v1/cases/${caseId}/events`),
    /** The exact bytes to sign; an attorney's name the powers under which they answer. */
    getDocument: async (
      caseId: string,
      consentId: string,
      answer = 'give',
      powerOfAttorneyId?: string,
    ): Promise<Uint8Array> => {
      const query = new URLSearchParams({ answer, ...(powerOfAttorneyId === undefined ? {} : { powerOfAttorneyId }) });
      return bytesIn(await request(`${url}${consentPath(caseId, consentId)}/document?${query.toString()}`));
    },
    decide: (
      caseId: string,
      consentId: string,
      decision: string,
      evidence: unknown,
      answering: Answering = {},
    ): Promise<ApiAnswer> =>
      send('POST', `${consentPath(caseId, consentId)}/decision`, { decision, evidence, ...answering }),
    revoke: (caseId: string, consentId: string, evidence: unknown): Promise<ApiAnswer> =>
      send('POST', `${consentPath(caseId, consentId)}/revocation`, { evidence }),
    /** The exact bytes that somebody signs who ends a stay (R20). */
    wordStayEnd: (caseId: string, by: Party): Promise<Uint8Array> => word(`/v1/cases/${caseId}/stay-end`, { by }),
    endStay: (caseId: string, by: Party, evidence: unknown): Promise<ApiAnswer> =>
      send('POST', `/v1/cases/${caseId}/stay-end`, { by, evidence }),
    cancel: (caseId: string, reason?: string): Promise<ApiAnswer> =>
      send('POST', `/v1/cases/${caseId}/cancellation`, reason === undefined ? {} : { reason }),
    review: (caseId: string, decision: string, reason: string, details: ReviewDetails = {}): Promise<ApiAnswer> =>
      send('POST', `/v1/cases/${caseId}/review`, { decision, reason, caseworker: CASEWORKER, ...details }),
  };
}

async function bytesIn(response: Response): Promise<Uint8Array> {
  if (!response.ok) throw new Error(`the document to sign answers ${response.status} ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** An answer of the typed client as one of these. */
export async function flat(
  answer: Promise<
    | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly body: unknown }
    | { readonly ok: false; readonly status: number; readonly headers: Headers; readonly problem: unknown }
  >,
): Promise<ApiAnswer> {
  const settled = await answer;
  const { status, headers } = settled;
  return { status, headers, body: bodySchema.parse(settled.ok ? settled.body : settled.problem) };
}
