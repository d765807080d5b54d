import type { ApiDependencies, Route } from '../route.ts';

/** `GET /healthz`: the process lives. */
export const getHealth = (): Route => ({
  method: 'get',
  path: '/healthz',
  handler: (_request, response) => {
    response.json({ status: 'alive' });
  },
});

/** `GET /readyz`: what the api stands on answers; says what doesn't, and nothing about why. */
export const getReadiness = ({ reader, messenger }: ApiDependencies): Route => ({
  method: 'get',
  path: '/readyz',
  handler: async (_request, response) => {
    const isUp = async (check: () => Promise<unknown>): Promise<'ok' | 'failed'> =>
      check().then(
        () => 'ok',
        () => 'failed',
      );
    const [mongodb, temporal] = await Promise.all([isUp(() => reader.ping()), isUp(() => messenger.ping())]);
    const ready = mongodb === 'ok' && temporal === 'ok';
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not-ready', checks: { mongodb, temporal } });
  },
});
