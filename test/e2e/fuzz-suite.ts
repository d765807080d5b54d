import { describe, expect, test } from 'vitest';
import { fuzzRole, provideSchemathesis, type SignedInStack } from '../fuzz/fuzz-role.ts';
import { FUZZ_ROLES } from '../fuzz/roles.ts';
import { provideForTest } from './provide-for-test.ts';

/** The short run; `npm run test:fuzz` is the long one. The same seed, so that a failure can be looked into. */
const EFFORT = { phases: 'examples,fuzzing', examples: 2, seconds: 5, seed: 20_261_124 };

/** What random requests find out: whether the api answers them as its reference says, whoever asks. */
export const describeFuzz = (stack: SignedInStack): void => {
  describe('random requests get no 5xx, and no status, media type, header or body that the reference does not name', () => {
    test.for(FUZZ_ROLES)('as $name', { timeout: 120_000 }, async (role, { skip }) => {
      const schemathesis = await provideForTest(provideSchemathesis, skip);
      let effort = EFFORT;
      for (;;) {
        const { isClean, output, answers } = await fuzzRole(role, stack, effort, schemathesis);
        expect(isClean, output).toBe(true);
        if (answers.size > 0) break;
        // A busy machine has spent the time on getting ready.
        effort = { ...effort, seconds: 2 * effort.seconds };
      }
    });
  });
};
