import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import express, { type RequestHandler } from 'express';
import { notFound } from '../problem.ts';

/** As files end that the build has compressed, the smallest first. */
const ENDING_OF = { br: '.br', gzip: '.gz' } as const;
const ENCODINGS = ['br', 'gzip'] as const;

const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * The files that pages are made of, in the smallest form that a browser takes and the build has left beside them. Their names
 * hold a digest of what is in them, so they never change, and browsers keep them for ever.
 */
export function serveAssets(folder: string): RequestHandler {
  const there = new Set(readdirSync(folder));
  const serve = express.static(folder, {
    index: false,
    redirect: false,
    // Nobody fetches a program by halves.
    acceptRanges: false,
    // The library leaves a `Cache-Control` as it is, and every answer comes here with one that forbids caches.
    cacheControl: false,
    setHeaders: (response) => void response.set('cache-control', FOR_EVER),
  });
  return (request, response, next) => {
    const name = request.path.slice('/assets/'.length);
    const encoding = ENCODINGS.filter((one) => there.has(name + ENDING_OF[one])).find((one) =>
      request.acceptsEncodings(one),
    );
    response.vary('Accept-Encoding');
    if (encoding !== undefined) response.type(extname(name)).set('content-encoding', encoding);
    // Routes see the whole path, the library only what is below its folder.
    request.url = `/${name}${encoding === undefined ? '' : ENDING_OF[encoding]}`;
    serve(request, response, (error: unknown) => {
      // What was said of the file isn't true of the problem: it isn't compressed, and no cache may keep it in the file's place.
      for (const header of ['content-encoding', 'etag', 'last-modified']) response.removeHeader(header);
      response.set('cache-control', 'no-store');
      next(error ?? notFound('file'));
    });
  };
}
