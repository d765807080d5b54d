import { GROUNDS, isGround } from '../../domain/grounds.ts';
import { groundListAnswer } from '../answers.ts';
import type { Route } from '../route.ts';

/** They change with a release of ours, and with nothing else. */
const DATA = Object.keys(GROUNDS)
  .filter(isGround)
  .map((ground) => Object.assign({ ground }, GROUNDS[ground]));

/** `GET /v1/grounds`: every ground on which the law may say no, with its rule and its words (R29). Nothing about anybody. */
export const listGrounds = (): Route => ({
  method: 'get',
  path: '/v1/grounds',
  action: 'public',
  contract: {
    name: 'listGrounds',
    summary: 'List the grounds on which an application is refused (R29)',
    tag: 'look-ups',
    answers: { 200: { says: 'all of them, with their words in three languages', schema: groundListAnswer } },
  },
  handler: (_request, response) => {
    response.json({ data: DATA });
  },
});
