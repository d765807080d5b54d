import { residentListAnswer } from '../answers.ts';
import { z } from 'zod';
import { fullNameOf } from '../../domain/consenters.ts';
import { comparePlaces, type Resident, whoLivesThere } from '../../domain/who-lives-there.ts';
import { listOf } from '../cursors.ts';
import { pageCursor, pageLimit } from '../page-limit.ts';
import { parsePath, parseQuery } from '../parse.ts';
import { notFound } from '../problem.ts';
import { decodePlace, encodePlace } from '../resident-cursor.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { rka } from '../schemas.ts';

const pathSchema = z.strictObject({ rka });
/** Each name on a page is a question to the population registry. */
const MAX_LIMIT = 50;
const querySchema = z.strictObject({
  cursor: pageCursor,
  limit: pageLimit(MAX_LIMIT),
});

/**
 * `GET /v1/dwellings/{rka}/residents`: who is registered there, longest first: `{ data, nextCursor }`. Whom the ledger doesn't
 * know the population registry names; a child who lives with a representative without an own registration isn't listed.
 */
export const listResidents = (dependencies: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/dwellings/:rka/residents',
  action: 'find-residence',
  contract: {
    name: 'listResidents',
    summary: 'Look up who lives in a dwelling',
    tag: 'look-ups',
    query: querySchema,
    answers: {
      200: { says: 'a page', schema: residentListAnswer },
    },
    problems: { 400: ['invalid-cursor'], 404: ['dwelling-not-found'], 503: ['registry-unavailable'] },
  },
  handler: async (request, response) => {
    const { rka: code } = parsePath(pathSchema, request);
    const { cursor, limit } = parseQuery(querySchema, request);
    const list = listOf(request, response);
    const after = cursor === undefined ? undefined : decodePlace(dependencies.cursors, cursor, list);
    const residents = await getResidents(dependencies, code);
    const rest = after === undefined ? residents : residents.filter((resident) => comparePlaces(after, resident) < 0);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    const people = await Promise.all(page.map(({ iin }) => dependencies.population.findPerson(iin)));
    response.json({
      data: page.map(({ iin, kind, from, until, source }, index) => {
        const person = people[index];
        return { iin, name: person === undefined ? null : fullNameOf(person), kind, from, until, source };
      }),
      nextCursor: rest.length > limit && last !== undefined ? encodePlace(dependencies.cursors, last, list) : null,
    });
  },
});

async function getResidents(
  { reader, population, address }: ApiDependencies,
  code: string,
): Promise<readonly Resident[]> {
  const [entries, registered] = await Promise.all([reader.listCurrentResidences(code), population.listResidents(code)]);
  const entriesOfRegistered = await reader.listResidences(registered.map(({ iin }) => iin));
  const at = new Date().toISOString();
  const residents = whoLivesThere({ rka: code, entries, registered, entriesOfRegistered }, at);
  // An empty dwelling and a dwelling that doesn't exist are different answers.
  if (residents.length === 0 && (await address.findAddress(code)) === undefined) throw notFound('dwelling');
  return residents;
}
