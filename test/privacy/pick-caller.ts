import { z } from 'zod';
import type { TokenSource } from '../../cli/token-source.ts';

/** Who decides at a desk, in any office; party to no case (R27). */
const STAFF = 'saule';

const bodySchema = z.looseObject({
  caseworker: z.unknown().optional(),
  application: z.looseObject({ channel: z.enum(['portal', 'mobile', 'bank', 'counter']) }).optional(),
});
const filedSchema = z.looseObject({ caseId: z.string() });

/**
 * Sends each call as whoever makes such calls where everybody signs in, so that what is written for an open product can be
 * used on a closed one. What comes through a channel is sent by the program of that channel, and so is what follows in
 * that case; what a caseworker does, and looking at cases, is done by staff.
 */
export function pickCaller(apiUrl: string, tokenOf: TokenSource): typeof fetch {
  const filers = new Map<string, string>();

  async function send(name: string, url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${await tokenOf(name)}`);
    // A screen that is up to date: whether it is one is tested elsewhere.
    if (name === STAFF) headers.set('if-match', '*');
    return fetch(url, { ...init, headers });
  }

  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const { caseworker, ...body } = bodyOf(init);
    const caseId = /\/v1\/cases\/([\w-]+)/.exec(url)?.[1];
    const isReading = caseId !== undefined && (init.method ?? 'GET') === 'GET';
    const channel = body.application?.channel;
    const isAtDesk = caseworker !== undefined || channel === 'counter' || isReading;
    const name = isAtDesk ? STAFF : (channel ?? filers.get(caseId ?? '') ?? 'portal');
    const sent = caseworker === undefined ? init : { ...init, body: JSON.stringify(body) };
    const response = await send(name, url, sent);
    if (response.status !== 201 || channel === undefined) return response;
    const filed = filedSchema.parse(await response.json());
    filers.set(filed.caseId, name);
    // Integrators see no consenter's whole number, by which those who sign in a story are found; staff do.
    const seenByStaff = await send(STAFF, `${apiUrl}/v1/cases/${filed.caseId}`);
    return new Response(await seenByStaff.text(), { status: response.status, headers: response.headers });
  };
}

/** What a body says about who sends it; nothing where it is broken on purpose. */
function bodyOf({ body }: RequestInit): z.infer<typeof bodySchema> {
  if (typeof body !== 'string') return {};
  try {
    return bodySchema.catch({}).parse(JSON.parse(body));
  } catch {
    return {};
  }
}
