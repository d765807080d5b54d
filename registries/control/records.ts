import { Router } from 'express';
import { z } from 'zod';
import { Complaint, notFound, parse } from '../complaint.ts';
import { mergePatch } from '../merge-patch.ts';
import type { State } from '../state.ts';
import { dwellingRecord, iin, personRecord, rka, type DwellingRecord } from '../synthetic/records.ts';
import { TOWN_HOUSEHOLD_SIZE } from '../synthetic/town.ts';

const personParams = z.strictObject({ iin });
const dwellingParams = z.strictObject({ rka });
const townQuery = z.strictObject({
  offset: z.coerce.number<string>().int().min(0).default(0),
  limit: z.coerce.number<string>().int().min(1).max(10_000).default(20),
});

/** Look at and change what the registries hold, by merge patch (RFC 7396) over their own formats. */
export function createRecordControl(state: State): Router {
  const router = Router();

  router.get('/people', (request, response) => {
    const { offset, limit } = parse(townQuery, request.query);
    const first = Math.floor(offset / TOWN_HOUSEHOLD_SIZE);
    const data: string[] = [];
    for (let number = first; data.length < limit + TOWN_HOUSEHOLD_SIZE; number += 1) {
      const household = state.townHousehold(number);
      if (household === undefined) break;
      data.push(...household.people.map((person) => person.iin));
    }
    const skipped = offset % TOWN_HOUSEHOLD_SIZE;
    response.json({ data: data.slice(skipped, skipped + limit) });
  });

  router.get('/people/:iin', (request, response) => {
    response.json(getPerson(state, parse(personParams, request.params).iin));
  });

  router.patch('/people/:iin', (request, response) => {
    const before = getPerson(state, parse(personParams, request.params).iin);
    const record = parse(personRecord, mergePatch(before, parse(patchBody, request.body)), 422);
    mustStay('iin', before.iin, record.iin);
    const unknown = [...record.legalRepresentatives, ...record.relatives].find((one) => !state.findPerson(one.iin));
    if (unknown !== undefined) throw unknownIdentity(unknown.iin);
    state.record({ type: 'person-changed', record });
    response.json(record);
  });

  router.get('/property/:rka', (request, response) => {
    response.json(getDwelling(state, parse(dwellingParams, request.params).rka));
  });

  router.patch('/property/:rka', (request, response) => {
    const before = getDwelling(state, parse(dwellingParams, request.params).rka);
    const record = parse(dwellingRecord, mergePatch(before, parse(patchBody, request.body)), 422);
    mustStay('rka', before.rka, record.rka);
    const unknown = identitiesOf(record).find((one) => !state.findPerson(one) && !state.findOrganisation(one));
    if (unknown !== undefined) throw unknownIdentity(unknown);
    state.record({ type: 'dwelling-changed', record });
    response.json(record);
  });

  return router;
}

const patchBody = z.record(z.string(), z.unknown());

function getPerson(state: State, number: string) {
  const person = state.findPerson(number);
  if (person === undefined) throw notFound('This person');
  return person;
}

function getDwelling(state: State, code: string) {
  const dwelling = state.findDwelling(code);
  if (dwelling === undefined) throw notFound('This dwelling');
  return dwelling;
}

const identitiesOf = ({ owners, operator, tenancyContract }: DwellingRecord): string[] => [
  ...owners.map((owner) => ('iin' in owner ? owner.iin : owner.bin)),
  ...(operator === null ? [] : [operator.bin]),
  ...(tenancyContract === null ? [] : [tenancyContract.tenantIin, ...tenancyContract.memberIins]),
];

function mustStay(field: string, before: string, after: string): void {
  if (before !== after) throw new Complaint(422, 'immutable-field', `${field} can't be changed`);
}

const unknownIdentity = (number: string): Complaint =>
  new Complaint(422, 'unknown-identity', `${number} belongs to nobody here`);
