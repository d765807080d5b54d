import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';

/** Stands behind the routes of one path: whoever gets here came with another method. */
export const notAllowed =
  (methods: readonly string[]): RequestHandler =>
  () => {
    const allowed = methods.map((method) => method.toUpperCase()).join(', ');
    throw new Problem({
      status: 405,
      code: 'method-not-allowed',
      title: 'This path does not know this method',
      detail: `Use ${allowed}.`,
      headers: { allow: allowed },
    });
  };

/** Stands behind everything: no such path. */
export const noSuchPath: RequestHandler = () => {
  throw new Problem({
    status: 404,
    code: 'path-not-found',
    title: 'There is nothing here',
    detail: 'Check the path; the README lists the calls.',
  });
};
