import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import express, { type RequestHandler } from 'express';
import { notFound } from '../problem.ts';

/** As files end that the build has compressed, the smallest first. */
const ENDING_OF = { br: '.br', gzip: '.gz' } as const;
const ENCODINGS = ['br', 'gzip'] as const;

/**
 * The files that pages are made of, in the smallest form that a browser takes and the build has left beside them. Their names
 * hold a digest of what is in them, so they never change, and browsers keep them for ever.
 */
export function serveAssets(folder: string): RequestHandler {
  const there = new Set(readdirSync(folder));
  const serve = express.static(folder, { immutable: true, maxAge: '1 year', index: false, redirect: false });
  return (request, response, next) => {
    const name = request.path.slice('/assets/'.length);
    const encoding = ENCODINGS.filter((one) => there.has(name + ENDING_OF[one])).find((one) =>
      request.acceptsEncodings(one),
    );
    response.vary('Accept-Encoding');
    if (encoding !== undefined) response.type(extname(name)).set('content-encoding', encoding);
    // Routes see the whole path, the library only what is below its folder.
    request.url = `/${name}${encoding === undefined ? '' : ENDING_OF[encoding]}`;
    serve(request, response, (error: unknown) => next(error ?? notFound('file')));
  };
}
