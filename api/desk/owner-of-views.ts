import { type Caller, clientIdOf } from '../access/caller.ts';

/** Each member of staff has their own; where nobody signs in, everybody shares some. */
export const ownerOfViews = (caller: Caller): string =>
  caller.kind === 'staff' ? `staff/${caller.id}` : clientIdOf(caller);
