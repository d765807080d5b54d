import type { OUTCOMES } from '../data/case-codes.ts';

/** What a colour of a chart means; `tones.module.css` has the colours. */
export type Tone = 'calm' | 'soon' | 'late' | (typeof OUTCOMES)[number];
