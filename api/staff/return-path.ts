import { z } from 'zod';

/** Never resolved: only to see what a browser would make of a path. */
const SOMEWHERE = 'https://somewhere.invalid';

/** Whether a browser that follows `text` stays on this site. It reads `//x` and `/\x` as another host, and skips control characters. */
const staysHere = (text: string): boolean =>
  /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && URL.parse(text, SOMEWHERE)?.origin === SOMEWHERE;

/** Where somebody wants to be after the sign-in: a path of this site. */
export const returnPathSchema = z
  .string()
  .max(2_000)
  .refine(staysHere, 'must be a path of this site, e.g. /cases?stage=in-review')
  .default('/');
