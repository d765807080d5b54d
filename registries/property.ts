import { createHash } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { notFound, parse } from './complaint.ts';
import type { State } from './state.ts';
import { bin, iin, rka, type DwellingRecord } from './synthetic/records.ts';

const dwellingParams = z.strictObject({ rka });

/** Areas are recorded to the tenth of a square metre. */
const search = z.strictObject({ owner: z.union([iin, bin]), usefulArea: z.number().positive() });
const AREA_TOLERANCE_M2 = 0.05;

/** The registry of rights to real estate. */
export function createProperty(state: State): Router {
  const router = Router();

  router.get('/dwellings/:rka', (request, response) => {
    const dwelling = state.findDwelling(parse(dwellingParams, request.params).rka);
    if (dwelling === undefined) throw notFound('This dwelling');
    response.json(withNames(dwelling, state));
  });

  router.get('/dwellings/:rka/rights-certificate', (request, response) => {
    const found = state.findDwelling(parse(dwellingParams, request.params).rka);
    if (found === undefined) throw notFound('This dwelling');
    const dwelling = withNames(found, state);
    const issuedAt = state.now().toISOString();
    response.json({ number: numberOfCertificate(dwelling, issuedAt), issuedAt, dwelling });
  });

  router.post('/dwellings/search', (request, response) => {
    const { owner, usefulArea } = parse(search, request.body);
    const items = state
      .dwellingsOf(owner)
      .filter((dwelling) => Math.abs(dwelling.usefulArea - usefulArea) < AREA_TOLERANCE_M2);
    response.json({ items: items.map((dwelling) => withNames(dwelling, state)) });
  });

  return router;
}

/** The registry stores numbers; names are those that people and organisations have today. */
function withNames(dwelling: DwellingRecord, state: State) {
  return {
    ...dwelling,
    owners: dwelling.owners.map((owner) => ({
      ...owner,
      fullName: 'iin' in owner ? nameOfPerson(owner.iin, state) : nameOfOrganisation(owner.bin, state),
    })),
    operator: dwelling.operator && {
      bin: dwelling.operator.bin,
      fullName: nameOfOrganisation(dwelling.operator.bin, state),
    },
  };
}

function nameOfPerson(number: string, state: State): string {
  const person = state.findPerson(number);
  return [person?.surname, person?.firstName, person?.patronymic].filter(Boolean).join(' ');
}

const nameOfOrganisation = (number: string, state: State): string => state.findOrganisation(number)?.name ?? '';

/** Follows from what is certified and when, so that issuing one needs no memory. */
function numberOfCertificate(dwelling: unknown, issuedAt: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([dwelling, issuedAt]))
    .digest('hex');
  return `RC-${issuedAt.slice(0, 10).replaceAll('-', '')}-${digest.slice(0, 10).toUpperCase()}`;
}
