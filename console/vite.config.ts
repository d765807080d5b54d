import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { chunkGroups } from './chunk-groups.ts';
import { neededSoon, NOTHING_SOON } from './needed-soon.ts';

const here = import.meta.dirname;
const NONCE = '%NONCE%';
const entry = (name: string): string => join(here, `${name}.html`);

/** Language and colours are right in the first frame: this must run before anything is painted, so it stands in the page. */
const firstPaint = (): Plugin => ({
  name: 'first-paint',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { chunk, bundle }) => {
      const soon = chunk === undefined || bundle === undefined ? NOTHING_SOON : neededSoon(chunk, bundle);
      const script = readFileSync(join(here, 'first-paint.js'), 'utf8').replace("'%SOON%'", () => JSON.stringify(soon));
      return [{ tag: 'script', attrs: { nonce: NONCE }, children: script, injectTo: 'head' }];
    },
  },
});

/** The first module of each page and of the first screen, with what `chunkGroups` calls it. */
const ENTRIES = new Map([
  [join(here, 'src/main.tsx'), 'index'],
  [join(here, 'src/invitation/main.tsx'), 'invitation'],
  [join(here, 'src/status/main.tsx'), 'status'],
  [join(here, 'src/not-found/main.tsx'), 'not-found'],
  [join(here, 'src/queues/queue-page.tsx'), 'start'],
]);

export default defineConfig({
  root: here,
  plugins: [react(), firstPaint()],
  html: {
    // The api puts a fresh one in its place for each response: api/console/serve-console.ts.
    cspNonce: NONCE,
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    // Two pages' worth of libraries in one file is what is wanted: `chunk-groups.ts`.
    chunkSizeWarningLimit: 1_000,
    // Small pictures as `data:` would need a looser policy and can't be cached.
    assetsInlineLimit: 0,
    // For `console/weigh.ts` and the test of what a page loads.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: chunkGroups(ENTRIES), debugName: 'by page' }],
        },
      },
      input: Object.fromEntries(['index', 'invitation', 'status', 'not-found'].map((name) => [name, entry(name)])),
    },
  },
});
