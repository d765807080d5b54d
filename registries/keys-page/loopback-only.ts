import type { RequestHandler } from 'express';
import { Complaint } from '../complaint.ts';

const LOOPBACK_ADDRESSES: readonly string[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const LOOPBACK_NAMES: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

const hostOf = (url: string): string | undefined => URL.parse(url)?.host;

/**
 * Whoever plugs in a key signs as anybody, so only somebody at this very machine may, in a page that came from here: no other
 * machine, no name that somebody else's server gave this one, and no form of another site.
 */
export const loopbackOnly: RequestHandler = (request, _response, next) => {
  const { host = '', origin } = request.headers;
  const isHere =
    LOOPBACK_ADDRESSES.includes(request.socket.remoteAddress ?? '') &&
    LOOPBACK_NAMES.includes(URL.parse(`http://${host}`)?.hostname ?? '');
  const isOwnForm = request.method === 'GET' || (origin !== undefined && hostOf(origin) === host);
  if (isHere && isOwnForm) return next();
  throw new Complaint(403, 'loopback-only', 'This page is for whoever sits at this machine, and for its own forms');
};
