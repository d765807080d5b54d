import { z } from 'zod';
import { answererOf } from '../../cli/scenario-actions.ts';
import { createBrowser } from '../access/browser.ts';
import { FROM_CONSOLE } from '../access/signed-in.ts';
import type { Actors, Filed } from '../support/case-actions.ts';
import type { Secret } from './personal-data.ts';
import type { SeenAnswer } from './seen-answer.ts';

interface Parts {
  readonly apiUrl: string;
  /** Those of the client that has filed the case. */
  readonly actors: Actors;
  readonly secrets: Secret[];
  readonly answers: SeenAnswer[];
}

const invitationSchema = z.looseObject({ url: z.url() });
const openedSchema = z.looseObject({ challenge: z.object({ document: z.base64() }) });

/** An owner's link is used wrongly in every way, then rightly, and what it opened is used after it is over. */
export async function useEveryInvitation({ apiUrl, actors, secrets, answers }: Parts, filed: Filed): Promise<void> {
  const { api, control } = actors;
  const [consent] = filed.consents;
  const [consenter] = filed.scenario.consenters;
  if (consent === undefined || consenter === undefined) throw new Error('somebody is asked');
  const { signAs } = answererOf(filed.scenario, { consenter });

  const browser = createBrowser();
  const visit = async (method: string, path: string, body?: object): Promise<Response> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { ...FROM_CONSOLE, 'content-type': 'application/json' };
    const response = await browser.visit(`${apiUrl}${path}`, { method, headers, ...sent });
    for (const text of Object.values(browser.cookies())) secrets.push({ kind: 'cookie', text });
    const text = await response.clone().text();
    answers.push({ where: `${method} ${response.status}`, text });
    return response;
  };
  const signed = async (response: Response, flaw?: string) =>
    control.sign(signAs, new Uint8Array(await response.arrayBuffer()), flaw);

  const made = await api.send('POST', `/v1/cases/${filed.caseId}/consents/${consent.consentId}/invitations`);
  // This answer is there to tell it.
  answers.pop();
  const secret = new URL(invitationSchema.parse(made.body).url).hash.slice(1);
  secrets.push({ kind: 'invitation', text: secret });

  // Somebody sends it where it doesn't belong.
  for (const path of [`/v1/cases/${secret}`, `/v1/cases?cursor=${secret}`, `/invitation/${secret}`]) {
    await visit('GET', path);
  }
  await visit('POST', '/v1/invitations/open', { secret: `${secret}x` });
  await visit('POST', '/v1/invitations/open', { secret: [secret] });
  const prove = async (flaw?: string): Promise<Response> => {
    const { challenge } = openedSchema.parse(await (await visit('POST', '/v1/invitations/open', { secret })).json());
    const evidence = await control.sign(signAs, Buffer.from(challenge.document, 'base64'), flaw);
    return visit('POST', '/v1/invitations/identify', { secret, evidence });
  };
  await prove('expired');
  await prove();
  await visit('POST', '/v1/invitations/open', { secret });

  await visit('GET', '/v1/invitation');
  const decide = async (flaw?: string): Promise<void> => {
    const evidence = await signed(await visit('GET', '/v1/invitation/document?answer=give'), flaw);
    await visit('POST', '/v1/invitation/decision', { decision: 'give', evidence });
  };
  await decide('revoked');
  await decide();
  await visit('GET', '/v1/invitation');
}
