import { common } from './common.ts';

/** What this page needs in this language. */
export const texts = { common };
