import { z } from 'zod';
import { fullNameOf } from '../../domain/consenters.ts';
import { parsePath } from '../parse.ts';
import { Problem } from '../problem.ts';
import type { Route } from '../route.ts';
import { iin } from '../schemas.ts';
import { personAnswer } from './desk-answers.ts';
import type { DeskParts } from './desk-parts.ts';

const pathSchema = z.strictObject({ iin });

/** `GET /v1/people/{iin}`: whom somebody at the counter has before them, as the population registry knows them. */
export const findPerson = ({ dependencies }: DeskParts): Route => ({
  method: 'get',
  path: '/v1/people/:iin',
  action: 'look-up',
  contract: {
    name: 'findPerson',
    summary: 'Look up a person who is at the counter',
    tag: 'look-ups',
    answers: { 200: { says: 'as the population registry knows them', schema: personAnswer } },
    problems: { 404: ['person-not-found'], 503: ['registry-unavailable'] },
  },
  handler: async (request, response) => {
    const person = await dependencies.population.findPerson(parsePath(pathSchema, request).iin);
    if (person === undefined) throw personNotFound();
    const { birthDate, alive, capability, citizenship, documents, legalRepresentatives } = person;
    response.json({
      iin: person.iin,
      name: fullNameOf(person),
      birthDate,
      alive,
      capability,
      citizenship,
      documents: documents.map(({ type, number, validFrom, validUntil }) => ({ type, number, validFrom, validUntil })),
      legalRepresentatives,
    });
  },
});

const personNotFound = (): Problem =>
  new Problem({
    status: 404,
    code: 'person-not-found',
    title: 'Nobody is known by this IIN',
    detail: 'The population registry knows no person with this IIN. Check the number.',
  });
