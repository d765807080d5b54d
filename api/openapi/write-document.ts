/** `npm run openapi`: writes docs/openapi.json anew, after a contract or a schema has changed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDocument } from './render-document.ts';

const ROOT = join(import.meta.dirname, '..', '..');

writeFileSync(join(ROOT, 'docs', 'openapi.json'), renderDocument());
