import express, { type Express } from 'express';
import { showUsers, signUserIn } from './choose-user.ts';
import { createProvider } from './create-provider.ts';
import { DEMO_CLIENTS } from './demo-clients.ts';
import { DEMO_USERS } from './demo-users.ts';
import { giveStaffToken } from './give-staff-token.ts';
import { caseworkerOf, type OwnCase } from './own-case.ts';
import type { SigningKeys } from './signing-keys.ts';

interface IdentityProviderOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly console: { readonly id: string; readonly secret: string };
  readonly keys: SigningKeys;
  readonly ownCase: OwnCase;
}

/**
 * The identity provider of the embedded stack: a standard OpenID provider, a page to choose who to be, and what only a
 * demonstration has, below `/demonstration`.
 */
export function createIdentityProvider(options: IdentityProviderOptions): Express {
  const { audience, ownCase } = options;
  const users = [...DEMO_USERS, caseworkerOf(ownCase)];
  const provider = createProvider({ ...options, users });
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    // No `form-action`: browsers hold it against the redirects that follow a form, and those lead back to the console.
    response.set({
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    next();
  });
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/sign-in/:uid', showUsers(provider, users));
  app.post('/sign-in/:uid', express.urlencoded({ extended: false }), signUserIn(provider, users));
  app.get('/demonstration', (_request, response) => {
    response.json({ audience, clients: DEMO_CLIENTS, users, ownCase: ownCase.application });
  });
  app.post('/demonstration/tokens', express.json(), giveStaffToken(users, options));
  app.use(provider.callback());
  return app;
}
