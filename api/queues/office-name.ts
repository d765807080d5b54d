import { z } from 'zod';

/** `?office=` */
export const officeName = z.string().regex(/^[a-z-]{1,40}$/, 'must be the name of an office, e.g. almaty');
