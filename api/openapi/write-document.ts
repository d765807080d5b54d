/** `npm run openapi`: writes docs/openapi.json and the client's methods anew, after a contract or a schema has changed. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderClient } from './render-client.ts';
import { renderDocument } from './render-document.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const METHODS = join(ROOT, 'client', 'operations.ts');

writeFileSync(join(ROOT, 'docs', 'openapi.json'), renderDocument());
writeFileSync(METHODS, renderClient());
execFileSync(join(ROOT, 'node_modules', '.bin', 'prettier'), ['--write', METHODS], { stdio: 'inherit' });
