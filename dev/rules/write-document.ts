/** `npm run rules`: writes docs/rules.md anew, after rules, their places or the titles of tests have changed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderRules } from './render-rules.ts';
import { ROOT, surveyRules } from './survey.ts';

writeFileSync(join(ROOT, 'docs', 'rules.md'), renderRules(surveyRules()));
