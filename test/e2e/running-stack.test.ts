import { startRunningStack } from '../support/running-stack.ts';
import { describeDemo } from './demo-suite.ts';
import { describeDocs } from './docs-suite.ts';
import { describeReference } from './reference-in-a-browser.ts';

// One stack for everything that only needs it to run: starting one takes longer than most of what is tried on it.
const stack = await startRunningStack();

describeDemo(stack);
describeDocs(stack);
describeReference(stack);
