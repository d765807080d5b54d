import { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { API_SCOPES, DEMO_CLIENTS } from './demo-clients.ts';
import type { DemoUser } from './demo-users.ts';
import { type Language, languageOf } from './language.ts';
import { signedOutPage, signOutPage } from './pages.ts';
import { TOKEN_SECONDS } from './sign-staff-token.ts';
import { SIGNING_ALGORITHM, type SigningKeys } from './signing-keys.ts';

interface ProviderOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly console: { readonly id: string; readonly secret: string };
  readonly keys: SigningKeys;
  readonly users: readonly DemoUser[];
}

const HOUR_SECONDS = 3_600;

/** The OpenID provider of the embedded stack. Everything it does is standard, so that any other provider can take its place. */
export const createProvider = (options: ProviderOptions): Provider =>
  new Provider(options.issuer, configurationOf(options));

const configurationOf = ({ audience, console, keys, users }: ProviderOptions): Configuration => ({
  clients: [...DEMO_CLIENTS.map(integratorClient), consoleClient(console)],
  jwks: { keys: [keys.signing] },
  cookies: { keys: [keys.cookies] },
  scopes: ['openid', 'profile', ...API_SCOPES],
  claims: { openid: ['sub'], profile: ['name', 'roles', 'iin', 'office'] },
  // The identity token says it all: the api asks nobody a second time.
  conformIdTokenClaims: false,
  clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
  ttl: {
    AccessToken: TOKEN_SECONDS,
    ClientCredentials: TOKEN_SECONDS,
    IdToken: TOKEN_SECONDS,
    Interaction: HOUR_SECONDS,
    Session: 12 * HOUR_SECONDS,
    Grant: 12 * HOUR_SECONDS,
  },
  findAccount: (_context, id) => {
    const user = users.find((candidate) => candidate.id === id);
    return user && { accountId: id, claims: () => ({ sub: id, ...claimsOf(user) }) };
  },
  interactions: { url: (_context, { uid }) => `/sign-in/${uid}`, policy: policyWithoutConsent() },
  loadExistingGrant: grantEverything,
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        context.body = signOutPage(form, languageIn(context));
      },
      postLogoutSuccessSource: (context) => {
        context.body = signedOutPage(languageIn(context));
      },
    },
    resourceIndicators: {
      enabled: true,
      // Integrators need not name the one api there is; a browser's sign-in is about nobody's tokens.
      defaultResource: (_context, client) => (client.grantTypeAllowed('client_credentials') ? audience : []),
      getResourceServerInfo: (_context, resource, { scope = '' }) => {
        if (resource !== audience) throw new errors.InvalidTarget();
        return {
          scope,
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_SECONDS,
          jwt: { sign: { alg: SIGNING_ALGORITHM } },
        };
      },
    },
  },
});

const integratorClient = ({ id, secret, scope }: (typeof DEMO_CLIENTS)[number]) => ({
  client_id: id,
  client_secret: secret,
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  scope,
});

/** A native client by its type: only for those a loopback address may have any port, and the api's moves where one is taken. */
const consoleClient = ({ id, secret }: ProviderOptions['console']) => ({
  client_id: id,
  client_secret: secret,
  application_type: 'native' as const,
  grant_types: ['authorization_code'],
  response_types: ['code' as const],
  redirect_uris: ['http://127.0.0.1/auth/callback', 'http://localhost/auth/callback'],
  post_logout_redirect_uris: ['http://127.0.0.1/', 'http://localhost/'],
});

const claimsOf = ({ name, roles, iin, office }: DemoUser) => ({ name, roles: [...roles], iin, office });

/** Staff are not asked what they let their own employer's console know. */
function policyWithoutConsent(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.remove('native_client_prompt');
  return policy;
}

async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  const accountId = session?.accountId;
  if (client === undefined || session === undefined || accountId === undefined) return undefined;
  // One for a session: a second would make the first sign-in of two tabs void.
  const existing = session.grantIdFor(client.clientId);
  if (existing !== undefined) return provider.Grant.find(existing);
  const grant = new provider.Grant({ clientId: client.clientId, accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

const languageIn = (context: KoaContextWithOIDC): Language =>
  languageOf(context.query['ui_locales'], context.get('accept-language'));
