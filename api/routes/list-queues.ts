import { callerOf } from '../access/caller.ts';
import { queueListAnswer } from '../answers.ts';
import { COUNTED_TO, filterOfQueue, QUEUES } from '../queues/queues.ts';
import { seenBy, workerName } from '../queues/seen-by.ts';
import type { ApiDependencies, Route } from '../route.ts';

/** `GET /v1/queues`: how much there is to do, queue by queue, as far as its reader may see. */
export const listQueues = ({ reader }: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/queues',
  action: 'see-queues',
  contract: {
    name: 'listQueues',
    summary: 'Count what staff have to do',
    description: 'List a queue by `GET /v1/cases?queue=`.',
    tag: 'caseworkers',
    answers: { 200: { says: 'every queue with its count', schema: queueListAnswer } },
  },
  handler: async (_request, response) => {
    const caller = callerOf(response);
    const now = new Date().toISOString();
    const filterOf = (queue: (typeof QUEUES)[number]) => ({
      ...filterOfQueue(queue, workerName(caller), now),
      ...seenBy(caller, {}),
    });
    const counts = await Promise.all(QUEUES.map((queue) => reader.countCases(filterOf(queue), COUNTED_TO)));
    response.json({ data: QUEUES.map((name, index) => ({ name, count: counts[index] })) });
  },
});
