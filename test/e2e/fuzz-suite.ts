import { describe, expect, test } from 'vitest';
import { fuzzRole, provideSchemathesis, type SignedInStack } from '../fuzz/fuzz-role.ts';
import { FUZZ_KINDS } from '../fuzz/roles.ts';
import { provideForTest } from './provide-for-test.ts';

/** The short run; `npm run test:fuzz` is the long one. The same seed, so that a failure can be looked into. */
const EFFORT = { phases: 'examples,fuzzing', examples: 2, seconds: 5, seed: 20_261_124 };

/** What random requests find out: whether the api answers them as its reference says, whoever asks. */
export const describeFuzz = (stack: SignedInStack): void => {
  describe('random requests get no 5xx, and no status, media type, header or body that the reference does not name', () => {
    test.for(FUZZ_KINDS)('as $name', { timeout: 120_000 }, async (role, { skip }) => {
      const schemathesis = await provideForTest(provideSchemathesis, skip);
      let answered = 0;
      // A busy machine may spend the time on getting ready: then there is more of it.
      for (let { seconds } = EFFORT; answered === 0; seconds *= 2) {
        const { isClean, output, answers } = await fuzzRole(
          role,
          stack,
          Object.assign({}, EFFORT, { seconds }),
          schemathesis,
        );
        expect(isClean, output).toBe(true);
        answered = answers.size;
      }
    });
  });
};
