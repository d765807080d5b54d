import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { outcomeReporter } from './dev/testing/outcome-reporter.ts';

const MINUTE_MS = 60_000;

/** What the run starts once and hands to its files; see the files for what they provide. */
const SERVERS = ['test/support/setup-executables.ts', 'test/support/setup-mongo.ts'];
const BUNDLE = ['test/support/setup-workflow-bundle.ts'];

/** Set by `npm test`, which ends with the run's outcome in one plain line. */
const outcomeFile = process.env['TIRKEU_TEST_OUTCOME'];

/** Set by `npm run test:console`: each screen in three languages and two appearances takes longer than `npm test` may. */
const everyScreen = process.env['TIRKEU_TEST_SCREENS'] === '1';

export default defineConfig({
  test: {
    pool: 'forks', // Temporal's native runtime doesn't live in worker threads.
    // Most tests wait for servers most of the time; left to itself, vitest would use half of two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', ...(outcomeFile === undefined ? [] : [outcomeReporter(outcomeFile)])],
    // Asked for by `npm run check:coverage`: a rule that no test states is a rule that nobody can rely on.
    coverage: {
      include: ['domain/**'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { statements: 100, branches: 100, functions: 100, lines: 100 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Pure functions: what one file imports may serve the next.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/{workflows,store,activities,api,access,platform,registries,clients,signatures,owasp,replay,races,crash,e2e,scenarios,privacy,dev,console/browser}/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          include: [
            'test/{workflows,store,activities,api,access,platform,registries,clients,signatures,owasp,races}/**/*.test.ts',
          ],
          globalSetup: [...SERVERS, ...BUNDLE],
          testTimeout: MINUTE_MS,
          hookTimeout: MINUTE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'dev',
          include: ['test/dev/**/*.test.ts'],
          globalSetup: ['test/support/setup-executables.ts'],
          testTimeout: 2 * MINUTE_MS,
          hookTimeout: 2 * MINUTE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'replay',
          include: ['test/replay/**/*.test.ts'],
          globalSetup: BUNDLE,
          testTimeout: MINUTE_MS,
          hookTimeout: MINUTE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
          globalSetup: ['test/support/setup-executables.ts', ...BUNDLE],
          // Kills need the machine to themselves: they come after everything else, one file at a time.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 10 * MINUTE_MS,
          hookTimeout: 3 * MINUTE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'console',
          include: everyScreen
            ? ['test/console/browser/**/*.test.ts']
            : ['test/console/browser/{console,invitation,status}.test.ts'],
          globalSetup: [...SERVERS, ...BUNDLE],
          // A browser and a whole stack: one file at a time, beside nothing else.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 2 * MINUTE_MS,
          hookTimeout: 3 * MINUTE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/{e2e,scenarios,privacy}/**/*.test.ts'],
          globalSetup: ['test/support/setup-executables.ts', ...BUNDLE],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 5 * MINUTE_MS,
          hookTimeout: 3 * MINUTE_MS,
        },
      },
    ],
  },
});
