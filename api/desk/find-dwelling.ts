import { z } from 'zod';
import type { DwellingFacts, TitleHolder } from '../../domain/facts.ts';
import { officeOf } from '../../domain/offices.ts';
import { parsePath } from '../parse.ts';
import { Problem } from '../problem.ts';
import type { Route } from '../route.ts';
import { rka } from '../schemas.ts';
import { dwellingAnswer } from './desk-answers.ts';
import type { DeskParts } from './desk-parts.ts';

const pathSchema = z.strictObject({ rka });

/** `GET /v1/dwellings/{rka}`: what the registries say of a dwelling now, and who owns it (R7, R16, R17). */
export const findDwelling = ({ dependencies, property }: DeskParts): Route => ({
  method: 'get',
  path: '/v1/dwellings/:rka',
  action: 'look-up',
  contract: {
    name: 'findDwelling',
    summary: 'Look up a dwelling, its owners and what encumbers it',
    tag: 'look-ups',
    answers: { 200: { says: 'as the registries know it now', schema: dwellingAnswer } },
    problems: { 404: ['dwelling-not-found'], 503: ['registry-unavailable'] },
  },
  handler: async (request, response) => {
    const { rka: code } = parsePath(pathSchema, request);
    const [dwelling, address] = await Promise.all([
      property.findDwelling(code),
      dependencies.address.findAddress(code),
    ]);
    if (dwelling === undefined) throw dwellingNotFound();
    response.json({
      ...dwellingView(dwelling),
      address: address?.address ?? null,
      office: address === undefined ? null : officeOf(address.kato),
      asOf: new Date().toISOString(),
    });
  },
});

const dwellingView = (dwelling: DwellingFacts) => ({
  rka: dwelling.rka,
  category: dwelling.category,
  usefulAreaM2: dwelling.usefulAreaM2,
  commissioned: dwelling.commissioned,
  owners: dwelling.titleHolders.map(ownerView),
  operator: dwelling.operator,
  tenant: dwelling.tenancy?.tenantIin ?? null,
  encumbrances: dwelling.encumbrances,
});

const ownerView = ({ share, ...owner }: TitleHolder) => ({
  ...owner,
  share: `${share.numerator}/${share.denominator}`,
});

const dwellingNotFound = (): Problem =>
  new Problem({
    status: 404,
    code: 'dwelling-not-found',
    title: 'No dwelling is known by this RKA',
    detail: 'The property registry knows no dwelling with this RKA. Check the number.',
  });
