import type { Connection } from 'mongoose';
import { Registry } from 'prom-client';
import { afterAll } from 'vitest';
import { createIdentity } from '../../api/access/create-identity.ts';
import { readIdentitySettings } from '../../api/access/identity-settings.ts';
import { createApp } from '../../api/app.ts';
import { createCaseMessenger } from '../../api/case-messenger.ts';
import { createCursors } from '../../api/cursors.ts';
import { createCertificatePrinter } from '../../api/certificate/certificate-printer.ts';
import { SESSION_LIMITS } from '../../api/staff/session-times.ts';
import { createStaffSessions } from '../../api/staff/staff-sessions.ts';
import { deskRoutes } from '../../api/desk/desk-routes.ts';
import { startEvents } from '../../api/events/start-events.ts';
import { invitationRoutes } from '../../api/invitations/invitation-routes.ts';
import { statusRoutes } from '../../api/status/status-routes.ts';
import type { Allowances } from '../../api/limits/allowances.ts';
import { createLimits } from '../../api/limits/limits.ts';
import { createCountStore } from '../../api/limits/shared-counts.ts';
import { createWebhookMessenger } from '../../api/webhooks/webhook-messenger.ts';
import { webhookRoutes } from '../../api/webhooks/webhook-routes.ts';
import { type Role, type Scope, SCOPES } from '../../api/access/caller.ts';
import { createApiClient } from '../support/api-client.ts';
import { createAddressRule } from '../../clients/address-rule.ts';
import { DEMO_USERS } from '../../dev/identity/demo-users.ts';
import type { Policy } from '../../domain/policy.ts';
import { createAccessLog } from '../../store/access-log.ts';
import { createWebhookStore } from '../../store/webhooks.ts';
import { silent } from '../access/gate.ts';
import { listen } from '../access/listen.ts';
import { connectSessions } from '../access/signed-in.ts';
import { AUDIENCE, signToken, startTestIssuer } from '../access/test-issuer.ts';
import { ask, type Answer, type Question } from '../api/ask.ts';
import { documentedFetch } from '../support/documented-answers.ts';
import { PUBLIC_URL } from '../support/product.ts';
import { startStories } from '../support/story.ts';
import { createTestKeys } from '../support/payload-keys.ts';

interface StaffChanges {
  readonly role?: Role;
  readonly office?: string;
  readonly iin?: string;
  readonly id?: string;
}

/** What an operator has set otherwise than by default. */
interface Differences {
  /** Opened for webhooks; none, as in production. */
  readonly networks?: readonly string[];
  readonly policy?: Partial<Policy>;
}

/** Longer than tests run: the minute in which their requests are counted isn't over before they are. */
const AHEAD_MS = 600_000;

/** Behind a proxy on this machine, whose word about addresses counts. */
async function mannersFor(connection: Connection, allowances: Allowances) {
  const standing = Date.now() + AHEAD_MS;
  const counts = await createCountStore(connection, () => standing);
  return { limits: createLimits(allowances, counts), trustedProxies: ['127.0.0.1/32'] };
}

/** Long enough for a whole file on a busy machine. */
const TOKEN_SECONDS = 600;
const NOBODY = DEMO_USERS[0]?.iin ?? '';

/**
 * The whole product with sign-in on, for the calling file. The attacker of these tests is the identity provider's friend:
 * tokens of any client and any member of staff can be had, honest ones and others.
 *
 * Requests are limited where a test starts a further api and says how.
 */
export async function startClosedProduct({ networks = [], policy = {} }: Differences = {}) {
  const product = await startStories(policy);
  const issuer = await startTestIssuer();
  const connection = await connectSessions();
  const settings = readIdentitySettings({
    ISSUER_URL: issuer.url,
    AUDIENCE,
    STAFF_CLIENT_ID: 'console',
    STAFF_CLIENT_SECRET: 'a secret of this test only',
    SESSION_SECRET: 'no secret: this is a test of attacks',
  });
  if (settings === undefined) throw new Error('an issuer is named');
  // The same database; models belong to one connection each.
  const { connection: working } = product.dependencies;
  const store = createWebhookStore(working.useDb(working.name));
  const webhooks = webhookRoutes({
    store,
    messenger: createWebhookMessenger(product.client),
    secrets: product.secrets,
    cursors: createCursors(createTestKeys()),
    rule: createAddressRule(networks),
    isHttpAllowed: networks.length > 0,
  });
  const accessLog = await createAccessLog(connection);
  const stops: (() => Promise<void>)[] = [];
  afterAll(() => Promise.all(stops.map((stop) => stop())));
  const createClosedApp = async (publicUrl: string, allowances?: Allowances) => {
    const { authenticate, routes } = await createIdentity(settings, { connection, publicUrl, logger: silent });
    const events = startEvents({
      connection: working,
      reader: product.reader,
      secrets: product.secrets,
      authenticate,
      registry: new Registry(),
      logger: silent,
    });
    stops.push(() => events.close());
    const dependencies = {
      ...product.dependencies,
      reader: product.reader,
      messenger: createCaseMessenger(product.client),
      printCertificate: createCertificatePrinter(PUBLIC_URL),
      cursors: createCursors(createTestKeys()),
    };
    const furtherRoutes = [
      ...routes,
      ...events.routes,
      ...webhooks,
      ...invitationRoutes({ ...product.invitations, accessLog }),
      ...statusRoutes({ ...product.status, accessLog }),
      ...deskRoutes(product.desk),
    ];
    const manners = allowances === undefined ? {} : await mannersFor(connection, allowances);
    return createApp(dependencies, silent, { authenticate, accessLog }, furtherRoutes, manners);
  };
  const url = await listen((publicUrl) => createClosedApp(publicUrl));
  const seconds = Math.floor(Date.now() / 1_000);

  /** A token of an integrator; where nothing else is said, its client is called as its channel is. */
  const tokenOf = (client: string, scopes: readonly Scope[] = SCOPES, channel: string = client) =>
    signToken(issuer, {
      claims: {
        sub: client,
        client_id: client,
        scope: [...scopes, `channel:${channel}`].join(' '),
        exp: seconds + TOKEN_SECONDS,
      },
    });
  const staffClaims = ({
    role = 'caseworker',
    office = '*',
    iin = NOBODY,
    id = `some-${role}`,
  }: StaffChanges = {}) => ({
    sub: id,
    roles: [role],
    iin,
    office,
    name: 'Somebody',
  });
  const staffToken = (changes?: StaffChanges) =>
    signToken(issuer, { claims: { ...staffClaims(changes), exp: seconds + TOKEN_SECONDS } });

  const sessions = await createStaffSessions(connection, { limits: SESSION_LIMITS, now: () => new Date() });
  /** The cookie of somebody who has signed in. */
  const sessionOf = async ({ role = 'caseworker', office, iin = NOBODY }: StaffChanges = {}): Promise<string> => {
    const staff = { kind: 'staff', id: `some-${role}`, iin, name: 'Somebody', roles: [role] } as const;
    return `tirkeu-session=${await sessions.begin({ ...staff, office: office ?? null })}`;
  };

  return {
    product,
    issuer,
    url,
    createClosedApp,
    tokenOf,
    staffToken,
    sessionOf,
    accesses: connection.collection('accesses'),
    /** A client of the api that sends this token, and takes only answers that are documented. */
    actorsWith: (token: string) => ({
      control: product.control,
      api: createApiClient(url, (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${token}`);
        return documentedFetch(input, { ...init, headers });
      }),
    }),
    /** Exactly these bytes, with a token or without. */
    send: (question: Question, token?: string, to = url): Promise<Answer> =>
      ask(to, {
        ...question,
        headers: {
          ...(question.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...question.headers,
        },
      }),
  };
}
