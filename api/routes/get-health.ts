import { setTimeout as sleep } from 'node:timers/promises';
import { healthAnswer, readinessAnswer } from '../answers.ts';
import type { ApiDependencies, Route } from '../route.ts';

/** `GET /healthz`: the process lives. */
export const getHealth = (): Route => ({
  method: 'get',
  path: '/healthz',
  action: 'public',
  contract: {
    name: 'getHealth',
    summary: 'Whether the process lives',
    tag: 'operations',
    answers: { 200: { says: 'it does', schema: healthAnswer } },
  },
  handler: (_request, response) => {
    response.json({ status: 'alive' });
  },
});

/** Whoever asks wants to know now; the driver alone would go on looking for a server for longer than that. */
const ANSWER_WITHIN_MS = 2_000;

const isUp = (check: () => Promise<unknown>): Promise<'ok' | 'failed'> =>
  Promise.race([
    check().then(
      () => 'ok' as const,
      () => 'failed' as const,
    ),
    sleep(ANSWER_WITHIN_MS, 'failed' as const, { ref: false }),
  ]);

/** `GET /readyz`: what the api stands on answers; says what doesn't, and nothing about why. */
export const getReadiness = ({ reader, messenger, stopping }: ApiDependencies): Route => ({
  method: 'get',
  path: '/readyz',
  action: 'public',
  contract: {
    name: 'getReadiness',
    summary: 'Whether the api can serve',
    tag: 'operations',
    answers: {
      200: { says: 'it can', schema: readinessAnswer },
      503: { says: 'it can not, and what does not answer', schema: readinessAnswer },
    },
  },
  handler: async (_request, response) => {
    const [mongodb, temporal] = await Promise.all([isUp(() => reader.ping()), isUp(() => messenger.ping())]);
    const ready = mongodb === 'ok' && temporal === 'ok' && stopping?.aborted !== true;
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not-ready', checks: { mongodb, temporal } });
  },
});
