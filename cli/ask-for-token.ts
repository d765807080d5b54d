import { z } from 'zod';
import { Obstacle } from './obstacle.ts';

const demonstrationSchema = z.looseObject({
  clients: z.array(z.object({ id: z.string(), secret: z.string(), scope: z.string() })),
  users: z.array(z.looseObject({ id: z.string(), roles: z.array(z.string()), office: z.string() })),
});
export type Demonstration = z.infer<typeof demonstrationSchema>;

const answerSchema = z.looseObject({ access_token: z.string(), expires_in: z.number().positive() });

/** What the provider says of its clients and staff. @throws {Obstacle} where it doesn't answer */
export const readDemonstration = async (issuer: string): Promise<Demonstration> =>
  demonstrationSchema.parse(await (await reach(`${issuer}/demonstration`)).json());

export interface AccessToken {
  readonly token: string;
  /** From when it was asked for. */
  readonly livesMs: number;
}

/**
 * An access token from the embedded stack's identity provider: for a client, with everything it may do and as any provider
 * gives one, or for somebody of the staff, as only one for demonstrations does.
 *
 * @param issuer URL of the provider
 * @throws {Obstacle} where it knows nobody of that name
 */
export async function requestToken(issuer: string, name: string): Promise<AccessToken> {
  const demonstration = await readDemonstration(issuer);
  const client = demonstration.clients.find(({ id }) => id === name);
  if (client === undefined && !demonstration.users.some(({ id }) => id === name)) {
    throw new Obstacle(`There is no ${name}. ${whoThereIs(demonstration)}`);
  }
  const response = client === undefined ? await tokenOfUser(issuer, name) : await tokenOfClient(issuer, client);
  const { access_token: token, expires_in: seconds } = answerSchema.parse(await response.json());
  return { token, livesMs: seconds * 1_000 };
}

/** The same for whoever needs it once. */
export const askForToken = async (issuer: string, name: string): Promise<string> =>
  (await requestToken(issuer, name)).token;

const tokenOfClient = (issuer: string, { id, secret, scope }: Demonstration['clients'][number]): Promise<Response> =>
  reach(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });

const tokenOfUser = (issuer: string, user: string): Promise<Response> =>
  reach(`${issuer}/demonstration/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });

async function reach(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) }).catch(() => {
    throw new Obstacle(`The identity provider doesn't answer on ${url}. Its log says why; \`npm start\` starts it.`);
  });
  if (response.ok) return response;
  throw new Obstacle(`The identity provider answers ${response.status}: ${await response.text()}`);
}

const whoThereIs = ({ clients, users }: Demonstration): string =>
  [
    'Name a client:',
    ...clients.map(({ id }) => `  ${id}`),
    'or a member of the staff:',
    ...users.map(({ id, roles, office }) => `  ${id.padEnd(10)} ${roles.join(', ')} of ${describeOffice(office)}`),
  ].join('\n');

const describeOffice = (office: string): string => (office === '*' ? 'the whole country' : office);
