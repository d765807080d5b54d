import type { RequestHandler } from 'express';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import type { DemoUser } from './demo-users.ts';
import { languageOf } from './language.ts';
import { signInPage } from './pages.ts';

const choiceSchema = z.object({ user: z.string() });

/** The demo user whom a form or a body names, if there is one. */
export function chosenUser(body: unknown, users: readonly DemoUser[]): DemoUser | undefined {
  const choice = choiceSchema.safeParse(body).data;
  return users.find(({ id }) => id === choice?.user);
}

/** The page on which somebody chooses who to be, in the language that the console asked for or the browser wants. */
export const showUsers =
  (provider: Provider, users: readonly DemoUser[]): RequestHandler =>
  async (request, response) => {
    const { uid, params } = await provider.interactionDetails(request, response);
    const language = languageOf(request.query['language'], params['ui_locales'], request.get('accept-language'));
    response.type('html').send(signInPage(uid, users, language));
  };

export const signUserIn =
  (provider: Provider, users: readonly DemoUser[]): RequestHandler =>
  async (request, response) => {
    const user = chosenUser(request.body, users);
    if (user === undefined) return response.redirect(303, request.originalUrl);
    await provider.interactionFinished(request, response, { login: { accountId: user.id } });
  };
