import { Router } from 'express';
import { z } from 'zod';
import { Complaint, notFound, parse } from './complaint.ts';
import { carryOutOnce } from './effects.ts';
import { createOneTimePasswords } from './one-time-passwords.ts';
import type { State } from './state.ts';
import { day, iin, rka } from './synthetic/records.ts';

const personParams = z.strictObject({ iin });
const dwellingParams = z.strictObject({ rka });
const changeParams = z.strictObject({ requestId: z.string().min(1).max(200) });
const addressChange = z.strictObject({ iin, kind: z.enum(['PERMANENT', 'TEMPORARY']), rka: rka.nullable(), from: day });

/** The state database "Individuals". */
export function createPopulation(state: State): Router {
  const router = Router();

  router.get('/persons/:iin', (request, response) => {
    const person = state.findPerson(parse(personParams, request.params).iin);
    if (person === undefined) throw notFound('This person');
    response.json(person);
  });

  router.get('/dwellings/:rka/residents', (request, response) => {
    response.json({ items: state.residentsOf(parse(dwellingParams, request.params).rka) });
  });

  router.use('/one-time-passwords', createOneTimePasswords(state));

  router.put('/address-changes/:requestId', (request, response) => {
    const { requestId } = parse(changeParams, request.params);
    const change = parse(addressChange, request.body);
    const effect = {
      registry: 'population',
      operation: 'record-address-change',
      key: requestId,
      body: change,
    } as const;
    const { at } = carryOutOnce(state, effect, () => {
      const person = state.findPerson(change.iin);
      if (person === undefined) throw notFound('This person');
      if (change.rka !== null && state.findAddress(change.rka) === undefined) {
        throw new Complaint(422, 'unknown-address', 'No address has this RKA');
      }
      const address = change.rka === null ? null : { rka: change.rka, since: change.from };
      return { ...person, [change.kind === 'PERMANENT' ? 'permanentAddress' : 'temporaryAddress']: address };
    });
    response.json({ requestId, acceptedAt: at });
  });

  return router;
}
