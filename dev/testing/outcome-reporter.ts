import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';
import { countOutcome } from './test-outcome.ts';

/** Tells `npm test` through a file what the run came to; people read the default reporter. */
export const outcomeReporter = (file: string): Reporter => ({
  onTestRunEnd(modules, unhandledErrors, reason) {
    const files = modules.map((module) => ({
      states: Array.from(module.children.allTests(), (test) => test.result().state),
      failed: module.state() === 'failed',
    }));
    const interrupted = reason === 'interrupted' ? 1 : 0;
    writeFileSync(file, JSON.stringify(countOutcome(files, unhandledErrors.length + interrupted)));
  },
});
