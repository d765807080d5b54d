import type { Request } from 'express';
import { Problem } from '../problem.ts';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** A header that no form can send, and no script of another site without asking first, which nobody here allows. */
const CONSOLE_HEADER = 'x-tirkeu-console';

/**
 * Browsers add the session's cookie to requests that other sites make, too. So a call that changes something has to show
 * that a page of ours makes it: by what the browser says about where it comes from, and by a header that only scripts send.
 *
 * @throws {Problem} 403
 */
export function checkSameOrigin(request: Request, publicUrl: string): void {
  if (SAFE_METHODS.includes(request.method)) return;
  if (isFromHere(request, publicUrl) && request.get(CONSOLE_HEADER) === '1') return;
  throw new Problem({
    status: 403,
    code: 'cross-site-request',
    title: 'This call has to come from the console',
    detail: 'With a session, send changes from a page of this site and with the header X-Tirkeu-Console: 1.',
  });
}

/** `Sec-Fetch-Site` can't be forged by a page. Browsers that don't send it yet send `Origin`; without either it is nobody's. */
function isFromHere(request: Request, publicUrl: string): boolean {
  const site = request.get('sec-fetch-site');
  return site === undefined ? request.get('origin') === new URL(publicUrl).origin : site === 'same-origin';
}
