import express, { type RequestHandler } from 'express';
import { Problem } from '../problem.ts';
import { readJsonText } from '../read-json-text.ts';

/** Room for a signature of a megabyte, which is refused with a reason instead of a broken connection. */
export const SIGNED_BODY_LIMIT_BYTES = 2 * 1024 * 1024;

/** Room for everything that nobody signs, every text at its longest. */
const BODY_LIMIT_BYTES = 64 * 1024;

const notUnderstood = (detail: string): Problem =>
  new Problem({ status: 400, code: 'malformed-request', title: 'The request can not be understood', detail });

export const jsonBodyExpected = (): Problem =>
  new Problem({
    status: 415,
    code: 'json-body-expected',
    title: 'A JSON body is expected',
    detail: 'Send the body as JSON in UTF-8 with the header `Content-Type: application/json`.',
  });

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;

/**
 * Bodies in two steps: the bytes, then what they say. Express's own JSON parser would mend bytes that aren't UTF-8 and
 * take the last of two equal names, so that what was signed and what was understood could differ. They are read for those
 * who may call, and for nobody else.
 */
export const readJson = (limit: number = BODY_LIMIT_BYTES): readonly RequestHandler[] => [
  express.raw({ type: 'application/json', limit }),
  (request, _response, next) => {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) return next();
    const charset = CHARSET.exec(request.get('content-type') ?? '')?.[1] ?? 'utf-8';
    if (!/^utf-?8$/i.test(charset)) throw jsonBodyExpected();
    if (bytes.length === 0) throw notUnderstood('The body is empty. Send JSON; `{}` is the least.');
    const read = readJsonText(decodeUtf8(bytes));
    if ('problem' in read) throw notUnderstood(read.problem);
    request.body = read.value;
    next();
  },
];

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notUnderstood('The body is not valid UTF-8. Encode it as UTF-8 and send the request again.');
  }
}
