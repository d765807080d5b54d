import { common } from './common.ts';
import { invitation } from './invitation.ts';

/** What this page needs in this language. */
export const texts = { common, invitation };
