import { Problem } from '../problem.ts';

/** A token that proves nothing. `detail` says what is wrong with it: plain ASCII, because it goes into a header, too. */
export const invalidToken = (detail: string): Problem =>
  new Problem({
    status: 401,
    code: 'invalid-token',
    title: 'The access token does not count',
    detail,
    headers: { 'www-authenticate': `Bearer error="invalid_token", error_description="${detail.replaceAll('"', "'")}"` },
  });

/** Somebody has proved who they are, and that is nobody whom this api serves. */
export const strangerHere = (detail: string): Problem =>
  new Problem({
    status: 403,
    code: 'not-a-caller',
    title: 'This account has no part here',
    detail,
  });
