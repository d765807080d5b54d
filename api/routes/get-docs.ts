import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'express';
import type { Route } from '../route.ts';

/** The reference page's program, from the package that is installed: nothing is loaded from elsewhere. */
const PROGRAM = fileURLToPath(import.meta.resolve('@scalar/api-reference')).replace(
  /dist\/.*$/,
  'dist/browser/standalone.js',
);

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>Tirkeu: the API</title>
  </head>
  <body>
    <div id="reference"></div>
    <script src="/docs/reference.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const START = `Scalar.createApiReference('#reference', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
});
`;

/** The page computes its own styles, so those may stand inline; programs and data come from here only. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const serve = (path: string, handler: RequestHandler): Route => ({ method: 'get', path, action: 'public', handler });

/** `GET /docs`: the reference page, made from `/openapi.json`, served by ourselves under a strict policy. */
export const getDocs = (): readonly Route[] => [
  serve('/docs', (_request, response) => {
    response.set({ 'content-security-policy': POLICY, 'cache-control': 'public, max-age=60' });
    response.type('html').send(PAGE);
  }),
  serve('/docs/start.js', (_request, response) => {
    response.set('cache-control', 'public, max-age=60').type('js').send(START);
  }),
  serve('/docs/reference.js', (_request, response) => {
    response.sendFile(PROGRAM, { maxAge: '1 day' });
  }),
];
