import { residenceAnswer } from '../answers.ts';
import { z } from 'zod';
import type { Trilingual } from '../../domain/facts.ts';
import type { ShownResidence } from '../../domain/shown-residence.ts';
import {
  type KnownPerson,
  representativesToAsk,
  type Whereabouts,
  whereSomebodyLives,
} from '../../domain/where-somebody-lives.ts';
import { parsePath, parseQuery } from '../parse.ts';
import { Problem } from '../problem.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { iin } from '../schemas.ts';

const pathSchema = z.strictObject({ iin });
const querySchema = z.strictObject({});

/**
 * `GET /v1/residents/{iin}/residence`: where somebody lives and lived. For a child under 14 and an adult under guardianship it
 * is the residence of the legal representative, as that is at this moment, and the answer says so (R3).
 */
export const findResidence = (dependencies: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/residents/:iin/residence',
  action: 'find-residence',
  contract: {
    name: 'findResidence',
    summary: 'Look up where somebody lives (R3)',
    tag: 'look-ups',
    query: querySchema,
    answers: {
      200: { says: 'where, and where before', schema: residenceAnswer },
    },
    problems: { 404: ['resident-not-found'], 503: ['registry-unavailable'] },
  },
  handler: async (request, response) => {
    const { iin: number } = parsePath(pathSchema, request);
    parseQuery(querySchema, request);
    const at = new Date().toISOString();
    const [known = { person: undefined, entries: [] }] = await getKnown(dependencies, [number]);
    if (known.person === undefined && known.entries.length === 0) throw residentNotFound();
    const asked = representativesToAsk(known, at).map((representative) => representative.iin);
    const representatives = await getKnown(dependencies, asked);
    const whereabouts = whereSomebodyLives(known, representatives, at);
    response.json({ iin: number, ...withAddresses(whereabouts, await getAddresses(dependencies, whereabouts)) });
  },
});

/** What the registry and the ledger know of each of these people, in the same order. */
async function getKnown(
  { population, reader }: ApiDependencies,
  iins: readonly string[],
): Promise<readonly KnownPerson[]> {
  if (iins.length === 0) return [];
  const [entries, people] = await Promise.all([
    reader.listResidences(iins),
    Promise.all(iins.map((number) => population.findPerson(number))),
  ]);
  return iins.map((number, index) => ({
    person: people[index],
    entries: entries.filter((entry) => entry.iin === number),
  }));
}

const residentNotFound = (): Problem =>
  new Problem({
    status: 404,
    code: 'resident-not-found',
    title: 'Nobody is known by this IIN',
    detail: 'Neither the ledger nor the population registry knows a person with this IIN. Check the number.',
  });

type Addresses = ReadonlyMap<string, Trilingual | null>;

async function getAddresses(
  { address }: ApiDependencies,
  { permanent, temporary, alternatives, history }: Whereabouts,
): Promise<Addresses> {
  const shown = [permanent, temporary, ...alternatives.map(({ residence }) => residence), ...history];
  const rkas = [...new Set(shown.flatMap((residence) => residence?.rka ?? []))];
  const found = await Promise.all(rkas.map((rka) => address.findAddress(rka)));
  return new Map(rkas.map((rka, index) => [rka, found[index]?.address ?? null]));
}

function withAddresses(
  { permanent, temporary, derivedFrom, alternatives, history }: Whereabouts,
  addresses: Addresses,
): object {
  const view = (residence: ShownResidence): object => ({ ...residence, address: addresses.get(residence.rka) ?? null });
  return {
    permanent: permanent && view(permanent),
    temporary: temporary && view(temporary),
    derivedFrom,
    alternatives: alternatives.map((other) => ({ ...view(other.residence), derivedFrom: other.derivedFrom })),
    history: history.map(view),
  };
}
