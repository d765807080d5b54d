import { z } from 'zod';
import { Obstacle } from './obstacle.ts';

const demonstrationSchema = z.looseObject({
  clients: z.array(z.object({ id: z.string(), secret: z.string(), scope: z.string() })),
  users: z.array(z.looseObject({ id: z.string(), roles: z.array(z.string()), office: z.string() })),
});
type Demonstration = z.infer<typeof demonstrationSchema>;

const answerSchema = z.looseObject({ access_token: z.string() });

/**
 * An access token from the embedded stack's identity provider: for a client, with everything it may do and as any provider
 * gives one, or for somebody of the staff, as only one for demonstrations does.
 *
 * @param issuer URL of the provider
 * @throws {Obstacle} where it knows nobody of that name
 */
export async function askForToken(issuer: string, name: string): Promise<string> {
  const demonstration = demonstrationSchema.parse(await (await reach(`${issuer}/demonstration`)).json());
  const client = demonstration.clients.find(({ id }) => id === name);
  if (client === undefined && !demonstration.users.some(({ id }) => id === name)) {
    throw new Obstacle(`There is no ${name}. ${whoThereIs(demonstration)}`);
  }
  const response = client === undefined ? await tokenOfUser(issuer, name) : await tokenOfClient(issuer, client);
  return answerSchema.parse(await response.json()).access_token;
}

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
