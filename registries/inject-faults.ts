import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Fault } from './events.ts';
import { operationOf, type RegistryName } from './operations.ts';
import type { State } from './state.ts';

const SLOW_BY_DEFAULT_MS = 2_000;
const COME_BACK_BY_DEFAULT_MS = 1_000;

const MAINTENANCE_PAGE = `<!doctype html><html lang="ru"><title>Технические работы</title>
<h1>Техникалық жұмыстар жүргізілуде · Ведутся технические работы</h1></html>`;

/** Makes a registry fail as planned; mounted before it, so that its own code knows nothing of faults. */
export const injectFaults =
  (registry: RegistryName, state: State): RequestHandler =>
  (request, response, next) => {
    const fault = state.faults.find(registry, operationOf(registry, request.method, request.path));
    if (fault === undefined) return next();
    if (fault.next !== undefined) {
      const { operation } = fault;
      state.record({ type: 'fault-spent', registry, ...(operation === undefined ? {} : { operation }) });
    }
    strike(fault, request, response, next);
  };

function strike({ mode, delayMs }: Fault, request: Request, response: Response, next: NextFunction): void {
  switch (mode) {
    case 'down':
      request.socket.destroy();
      return;
    case 'hang':
      return;
    case 'slow':
      // Carried out even when the caller has given up by then, as real systems do.
      setTimeout(next, delayMs ?? SLOW_BY_DEFAULT_MS);
      return;
    case 'error':
      response.status(500).json({ code: 'internal-error', message: 'The registry failed as planned' });
      return;
    case 'rate-limited': {
      const seconds = Math.ceil((delayMs ?? COME_BACK_BY_DEFAULT_MS) / 1_000);
      response.status(429).set('Retry-After', String(seconds));
      response.json({ code: 'rate-limited', message: `Come back in ${seconds} s` });
      return;
    }
    case 'garbage':
      response.status(200).type('html').send(MAINTENANCE_PAGE);
      return;
    case 'drop-reply':
      // The operation runs to its end, and only its answer is lost.
      response.end = () => {
        request.socket.destroy();
        return response;
      };
      next();
  }
}
