import { applicantLink } from './applicant-link.ts';
import { cases } from './cases.ts';
import { common } from './common.ts';
import { counter } from './counter.ts';
import { overview } from './overview.ts';
import { queues } from './queues.ts';
import { reviews } from './reviews.ts';
import { shell } from './shell.ts';
import { signing } from './signing.ts';

/** Every area of the console in this language. */
export const texts = { common, shell, queues, cases, counter, signing, reviews, overview, applicantLink };
