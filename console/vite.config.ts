import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const entry = (name: string): string => join(here, `${name}.html`);

/** Language and colours are right in the first frame: this must run before anything is painted, so it stands in the page. */
const firstPaint = (): Plugin => ({
  name: 'first-paint',
  transformIndexHtml: () => [
    { tag: 'script', children: readFileSync(join(here, 'first-paint.js'), 'utf8'), injectTo: 'head' },
  ],
});

export default defineConfig({
  root: here,
  plugins: [react(), firstPaint()],
  html: {
    // The api puts a fresh one in its place for each response: api/console/serve-console.ts.
    cspNonce: '%NONCE%',
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    // Small pictures as `data:` would need a looser policy and can't be cached.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: entry('index'), invitation: entry('invitation'), status: entry('status') },
    },
  },
});
