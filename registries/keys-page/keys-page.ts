import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { parse } from '../complaint.ts';
import { handOut } from '../control/scenarios.ts';
import type { InsertedKey, KeySlot } from '../ncalayer/inserted-key.ts';
import { SCENARIOS } from '../scenarios/catalogue.ts';
import type { State } from '../state.ts';
import { loopbackOnly } from './loopback-only.ts';
import { POLICY, renderPage } from './render-page.ts';
import { type Holder, holderOf, latestSituations } from './situations.ts';
import { LANGUAGES } from './wording.ts';

/** As many as somebody looks through. */
const SITUATIONS = 12;

const viewSchema = z.object({
  language: z.enum(LANGUAGES).optional(),
  words: z
    .string()
    .max(100)
    .default('')
    .transform((words) => words.trim()),
});
const plugInSchema = z.strictObject({ iin: z.string(), bin: z.string().optional(), role: z.string().optional() });
const behaviourSchema = z.strictObject({ behaviour: z.string(), once: z.literal('yes').optional() });
const situationSchema = z.strictObject({ scenario: z.string() });

/** The same key, with what its holder does next. */
const withBehaviour = (key: InsertedKey, { behaviour, once }: z.output<typeof behaviourSchema>) => ({
  ...key,
  behaviour,
  once: once === 'yes',
});

/**
 * `/keys`: a page on which somebody at this machine plugs keys into the stand-in for NCALayer, to try out by hand what people
 * sign in a browser. Of the stand-ins, and not of the product.
 */
export function createKeysPage(state: State, keys: KeySlot): Router {
  const router = Router();
  router.use(loopbackOnly, express.urlencoded({ extended: false, limit: '4kb' }));

  const back = (request: Request, response: Response, words?: string): void => {
    const view = parse(viewSchema, request.query);
    const query = { words: words ?? view.words, ...(view.language === undefined ? {} : { language: view.language }) };
    response.redirect(303, `/keys?${new URLSearchParams(query).toString()}`);
  };

  router.get('/', (request, response) => {
    const { words, ...view } = parse(viewSchema, request.query);
    const accepted = request.acceptsLanguages([...LANGUAGES]);
    const language = view.language ?? LANGUAGES.find((name) => name === accepted) ?? 'en';
    const key = keys.current();
    response.set({
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.type('html').send(
      renderPage({
        language,
        words,
        key,
        keyName: key === undefined ? '' : holderOf(state, key).name,
        situations: latestSituations(state, words, SITUATIONS),
        anybody: findAnybody(state, words),
        scenarios: SCENARIOS,
      }),
    );
  });
  router.post('/plug-in', (request, response) => {
    keys.insert(parse(plugInSchema, request.body));
    back(request, response);
  });
  router.post('/unplug', (request, response) => {
    keys.remove();
    back(request, response);
  });
  router.post('/behaviour', (request, response) => {
    const wish = parse(behaviourSchema, request.body);
    const key = keys.current();
    if (key !== undefined) keys.insert(withBehaviour(key, wish));
    back(request, response);
  });
  router.post('/situation', (request, response) => {
    handOut(state, parse(situationSchema, request.body).scenario, 1);
    // The newest is shown first, whatever was looked for before.
    back(request, response, '');
  });
  return router;
}

function findAnybody(state: State, words: string): Holder | undefined {
  if (state.findPerson(words) === undefined) return undefined;
  return { ...holderOf(state, { iin: words }), parts: [], powerOfAttorneyId: null };
}
