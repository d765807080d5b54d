import { common } from './common.ts';
import { status } from './status.ts';

/** What this page needs in this language. */
export const texts = { common, status };
