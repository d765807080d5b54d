import canonicalize from 'canonicalize';
import { z } from 'zod';

const consentSchema = z.looseObject({
  consentId: z.string(),
  consenter: z.object({ iin: z.string().optional(), bin: z.string().optional(), name: z.string() }),
  capacity: z.string(),
  status: z.string(),
});
export type ApiConsent = z.infer<typeof consentSchema>;

/** The fields of cases and problems that callers here look at; everything else is there too. */
const bodySchema = z.looseObject({
  caseId: z.string().optional(),
  stage: z.string().optional(),
  outcome: z.string().nullish(),
  refusal: z.looseObject({ ground: z.string(), text: z.record(z.string(), z.string()) }).nullish(),
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

export interface Eds {
  readonly kind: 'eds';
  readonly cms: string;
}

export type ApiClient = ReturnType<typeof createApiClient>;

/** The HTTP contract as a program speaks it. `url` is the api's base URL. */
export function createApiClient(url: string) {
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: bodySchema.parse(await response.json()) };
  };
  const consentPath = (caseId: string, consentId: string): string => `/v1/cases/${caseId}/consents/${consentId}`;
  return {
    /** Any call; a text body goes out as it is. */
    send,
    file: (application: unknown, signature: unknown, key: string): Promise<ApiAnswer> =>
      send('POST', '/v1/applications', { application, signature }, { 'idempotency-key': key }),
    getCase: (caseId: string): Promise<ApiAnswer> => send('GET', `/v1/cases/${caseId}`),
    listEvents: (caseId: string): Promise<ApiAnswer> => send('GET', `/v1/cases/${caseId}/events`),
    getDocument: async (caseId: string, consentId: string, answer = 'give'): Promise<Uint8Array> => {
      const response = await fetch(`${url}${consentPath(caseId, consentId)}/document?answer=${answer}`);
      if (!response.ok) throw new Error(`the consent document answers ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    decide: (caseId: string, consentId: string, decision: string, evidence: unknown): Promise<ApiAnswer> =>
      send('POST', `${consentPath(caseId, consentId)}/decision`, { decision, evidence }),
    revoke: (caseId: string, consentId: string, evidence: unknown): Promise<ApiAnswer> =>
      send('POST', `${consentPath(caseId, consentId)}/revocation`, { evidence }),
    cancel: (caseId: string, reason?: string): Promise<ApiAnswer> =>
      send('POST', `/v1/cases/${caseId}/cancellation`, reason === undefined ? {} : { reason }),
    review: (caseId: string, decision: string, reason: string): Promise<ApiAnswer> =>
      send('POST', `/v1/cases/${caseId}/review`, { decision, reason }),
  };
}

/** The bytes that an applicant signs: the canonical JSON (RFC 8785) of the application. */
export const bytesToSign = (application: unknown): Uint8Array => {
  const text = canonicalize(application);
  if (text === undefined) throw new TypeError('only JSON can be signed');
  return new TextEncoder().encode(text);
};
