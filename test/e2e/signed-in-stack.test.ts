import { startRunningStack } from '../support/running-stack.ts';
import { describeFuzz } from './fuzz-suite.ts';
import { describeStranger } from './stranger-suite.ts';

// One stack that asks everybody who they are, for everything that only needs it to run.
const { api, registries, issuer } = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '0' });
if (issuer === null) throw new Error('the stack asks nobody who they are');
const stack = { api, registries, issuer };

describeStranger(stack);
describeFuzz(stack);
