import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import type { Route } from '../route.ts';
import { serveAssets } from './serve-assets.ts';

/** Where the console's program finds its way by itself; `{/*rest}` is whatever stands behind. */
const CONSOLE_PATHS = [
  '/',
  ...['queues', 'cases', 'counter', 'reviews', 'overview', 'operations'].map((name) => `/${name}{/*rest}`),
];

/** Stands in the built pages where each answer gets a nonce of its own: console/vite.config.ts. */
const NONCE = /%NONCE%/g;
const NONCE_BYTES = 16;
/** Stands in the console's page where it reads with which program people sign. */
const NCALAYER = '%NCALAYER%';

/** Programs and data come from here only; styles that the component library adds while running show the nonce. */
const policyOf = (nonce: string, connectTo: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connectTo].join(' ')}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const get = (path: string, handler: RequestHandler): Route => ({ method: 'get', path, action: 'public', handler });

/** @param connectTo whom the page may speak to besides us */
const servePage =
  (html: string, connectTo: readonly string[] = []): RequestHandler =>
  (_request, response) => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    response.set('content-security-policy', policyOf(nonce, connectTo));
    response.type('html').send(html.replaceAll(NONCE, nonce));
  };

/**
 * The console and the public pages, as `npm run build:console` built them. Pages are read once: their names for the other
 * files change with each build.
 *
 * Where people sign, a page may speak to NCALayer, and to nothing else on their machine. The console is one page: whoever goes
 * from a queue to the counter takes the policy of the queue along, so all of it has the same (docs/decisions/0031).
 *
 * @param ncalayerUrl NCALayer, the state's program for signatures, on the machine of whoever signs
 * @throws where the folder holds no build
 */
export function serveConsole(folder: string, ncalayerUrl: string): readonly Route[] {
  const page = (name: string, connectTo: readonly string[] = []): RequestHandler =>
    servePage(
      readFileSync(join(folder, name), 'utf8').replace(NCALAYER, () => ncalayerUrl),
      connectTo,
    );
  const start = page('index.html', [ncalayerUrl]);
  return [
    ...CONSOLE_PATHS.map((path) => get(path, start)),
    get('/invitation', page('invitation.html', [ncalayerUrl])),
    get('/status', page('status.html')),
    get('/assets/*file', serveAssets(join(folder, 'assets'))),
  ];
}

/** Below it only programs ask, whatever they say they take. */
const CONTRACT = '/v1/';
/** `*\/*`, which most programs say, is the first of them. */
const FORMS = ['application/problem+json', 'application/json', 'text/html'];

const isSomebodysBrowser = (request: Request): boolean =>
  ['GET', 'HEAD'].includes(request.method) &&
  !request.path.startsWith(CONTRACT) &&
  request.accepts(FORMS) === 'text/html';

/**
 * Stands behind every route. Whoever opens an address that leads nowhere is told so by a page in their language, with a way
 * on; programs go on to the problem that tells them.
 *
 * @throws where the folder holds no build
 */
export function serveNotFound(folder: string): RequestHandler {
  const show = servePage(readFileSync(join(folder, 'not-found.html'), 'utf8'));
  return (request, response, next) => {
    if (!isSomebodysBrowser(request)) return next();
    response.status(404).vary('accept');
    return show(request, response, next);
  };
}
