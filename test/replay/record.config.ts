import { defineConfig } from 'vitest/config';
import { outcomeReporter } from '../../dev/testing/outcome-reporter.ts';

const outcomeFile = process.env['TIRKEU_TEST_OUTCOME'];

/** `npm run record:histories`: plays every story once on the test server and writes its history to `histories/`. */
export default defineConfig({
  test: {
    pool: 'forks',
    reporters: ['default', ...(outcomeFile === undefined ? [] : [outcomeReporter(outcomeFile)])],
    include: ['test/replay/record-histories.ts'],
    globalSetup: [
      'test/support/setup-executables.ts',
      'test/support/setup-mongo.ts',
      'test/support/setup-workflow-bundle.ts',
    ],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
