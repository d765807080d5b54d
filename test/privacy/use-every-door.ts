import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { askForToken, readDemonstration } from '../../cli/ask-for-token.ts';
import type { RegistriesControl } from '../../cli/registries-control.ts';
import { createBrowser } from '../access/browser.ts';
import { FROM_CONSOLE, goAndChoose } from '../access/signed-in.ts';
import { createApiClient } from '../support/api-client.ts';
import { type Actors, answerConsent, file } from '../support/case-actions.ts';
import type { Receiver } from '../support/webhook-receiver.ts';
import { listenToEvents } from './listen-to-events.ts';
import { type Secret, secretsOfToken } from './personal-data.ts';
import type { SeenAnswer } from './seen-answer.ts';
import { useEveryInvitation } from './use-every-invitation.ts';
import { useEveryStatusLink } from './use-every-status-link.ts';
import { everyPassword } from './use-every-proof.ts';

interface Doors {
  readonly apiUrl: string;
  readonly issuer: string;
  readonly control: RegistriesControl;
  readonly receiver: Receiver;
}

const pageSchema = z.looseObject({ nextCursor: z.string() });
const secretSchema = z.looseObject({ webhookId: z.uuid(), secret: z.string() });

/** Uses everything that opens a door, rightly and wrongly, and tells what must not be readable anywhere, and every answer. */
export async function useEveryDoor(doors: Doors) {
  const secrets: Secret[] = [];
  const answers: SeenAnswer[] = [];

  const seeing: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const headers = JSON.stringify([...response.headers].filter(([name]) => name !== 'set-cookie'));
    answers.push({
      where: `${init?.method ?? 'GET'} ${response.status}`,
      text: headers + (await response.clone().text()),
    });
    return response;
  };
  const apiOf = (token: string) =>
    createApiClient(doors.apiUrl, (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${token}`);
      return seeing(input, { ...init, headers });
    });
  const tokenOf = async (name: string): Promise<string> => {
    const token = await askForToken(doors.issuer, name);
    secrets.push(...secretsOfToken(token));
    return token;
  };

  await everyClientSecret(doors.issuer, secrets);
  const portalToken = await tokenOf('portal');
  const streams = await Promise.all(
    [portalToken, await tokenOf('saule')].map((token) => listenToEvents(doors.apiUrl, token)),
  );
  const portal = apiOf(portalToken);
  for (const user of ['aigerim', 'timur', 'olga']) await apiOf(await tokenOf(user)).send('GET', '/v1/cases');
  await everyWrongToken(doors.apiUrl, await tokenOf('bank'), seeing);
  await everySignIn(doors, secrets, seeing);
  await everyWebhook(portal, doors.receiver, secrets, answers);

  const actors = { api: portal, control: doors.control };
  const filed = await file(actors, 'sole-owner');
  const asked = await file(actors, 'renter-two-owners');
  await doors.control.putFault({ registry: 'nca', mode: 'error', next: 1 });
  for (const [index, consent] of asked.consents.entries()) {
    const { signAs } = asked.scenario.consenters[index] ?? { signAs: { iin: asked.scenario.applicant } };
    const numbered = { ...consent, consenter: { ...consent.consenter, iin: signAs.iin } };
    await answerConsent(actors, asked.scenario, asked.caseId, numbered);
  }
  await doors.control.clearFaults();
  const invited = await file(actors, 'renter-one-owner');
  await useEveryInvitation({ apiUrl: doors.apiUrl, actors, secrets, answers }, invited);
  await useEveryStatusLink({ apiUrl: doors.apiUrl, actors, secrets, answers, seeing }, invited);
  await everyPassword(actors);
  const cursors = await everyCursor(actors);
  return { secrets, answers, streams, cursors, caseId: filed.caseId };
}

/** The ends of pages: what says where the next one begins. */
async function everyCursor({ api }: Actors): Promise<readonly string[]> {
  const cursors: string[] = [];
  for (const order of ['deadlineAt', '-openedAt']) {
    const { body } = await api.send('GET', `/v1/cases?limit=1&sort=${order}`);
    cursors.push(pageSchema.parse(body).nextCursor);
  }
  return cursors;
}

/** Each client's own, rightly and with a letter too many. */
async function everyClientSecret(issuer: string, secrets: Secret[]): Promise<void> {
  for (const { id, secret } of (await readDemonstration(issuer)).clients) {
    secrets.push({ kind: 'client-secret', text: secret });
    for (const text of [secret, `${secret}x`]) {
      const authorization = `Basic ${Buffer.from(`${id}:${text}`).toString('base64')}`;
      secrets.push({ kind: 'client-secret', text: authorization.slice('Basic '.length) });
      await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
    }
  }
}

/** A token where it doesn't belong, cut short, with a letter too many, under another name. */
async function everyWrongToken(apiUrl: string, token: string, seeing: typeof fetch): Promise<void> {
  const wrong: readonly Record<string, string>[] = [
    { authorization: `Bearer ${token}x` },
    { authorization: `Bearer ${token.slice(0, -10)}` },
    { authorization: `Basic ${token}` },
    { authorization: token },
    { cookie: `tirkeu-session=${token}` },
    { 'idempotency-key': token, authorization: `Bearer ${token}` },
    { 'if-none-match': token, authorization: `Bearer ${token}` },
  ];
  for (const headers of wrong) await seeing(`${apiUrl}/v1/cases`, { headers });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  for (const path of [
    `/v1/cases?access_token=${token}`,
    `/v1/${token}`,
    `/v1/cases/${token}`,
    `/v1/cases?cursor=${token}`,
  ]) {
    await seeing(`${apiUrl}${path}`, { headers });
  }
  for (const body of [`{"token":"${token}`, JSON.stringify({ application: token, token })]) {
    await seeing(`${apiUrl}/v1/applications`, { method: 'POST', headers, body });
  }
}

/** Somebody signs in, works, repeats the way back, and signs out. */
async function everySignIn({ apiUrl, issuer }: Doors, secrets: Secret[], seeing: typeof fetch): Promise<void> {
  const browser = createBrowser();
  const noteCookies = (): void => {
    for (const text of Object.values(browser.cookies())) secrets.push({ kind: 'cookie', text });
  };
  const back = await goAndChoose({ api: apiUrl, issuer }, browser, { user: 'gulnara' });
  noteCookies();
  for (const name of ['code', 'state']) {
    secrets.push({ kind: 'sign-in', text: new URL(back).searchParams.get(name) ?? '' });
  }
  await browser.visit(back);
  noteCookies();
  await browser.visit(back);
  const cookie = Object.entries(browser.cookies())
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  for (const path of ['/v1/cases', '/auth/session', '/v1/nothing'])
    await seeing(apiUrl + path, { headers: { cookie } });
  await seeing(`${apiUrl}/v1/applications`, { method: 'POST', headers: { cookie }, body: '{}' });
  await browser.visit(`${apiUrl}/auth/sign-out`, { method: 'POST', headers: FROM_CONSOLE });
  await seeing(`${apiUrl}/auth/session`, { headers: { cookie } });
}

/** A webhook is made, tried out, gets a new secret, and fails. */
async function everyWebhook(
  api: ReturnType<typeof createApiClient>,
  receiver: Receiver,
  secrets: Secret[],
  answers: SeenAnswer[],
): Promise<void> {
  const told = async (path: string, body: object): Promise<string> => {
    const { webhookId, secret } = secretSchema.parse((await api.send('POST', path, body)).body);
    // These two calls are there to tell it.
    answers.pop();
    secrets.push({ kind: 'webhook-secret', text: secret.replace('whsec_', '') });
    return webhookId;
  };
  const webhookId = await told('/v1/webhooks', { url: receiver.url });
  await api.send('POST', `/v1/webhooks/${webhookId}/test`);
  await told(`/v1/webhooks/${webhookId}/secret`, { overlapHours: 1 });
  await api.send('POST', `/v1/webhooks/${webhookId}/test`);
  await api.send('POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody-listens' });
  answers.pop();
  for (const path of ['/v1/webhooks', `/v1/webhooks/${webhookId}`, `/v1/webhooks/${webhookId}/deliveries`]) {
    await api.send('GET', path);
  }
}
