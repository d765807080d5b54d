import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createAddressClient } from '../../clients/address.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPropertyClient } from '../../clients/property.ts';
import type { Application } from '../../domain/application.ts';
import { dayOf } from '../../domain/calendar.ts';
import { numberOf } from '../../domain/consenters.ts';
import { assessEligibility, type OpeningFacts, registrantsOf } from '../../domain/eligibility.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { procedureOf } from '../../domain/services/procedures.ts';
import { SCENARIOS } from '../../registries/scenarios/catalogue.ts';
import type { Situation } from './shapes.ts';
import { startStandIn, type StandIn } from './start-stand-in.ts';

/** The product's pure rules, asked about what its clients read from the stand-ins: a scenario expects what they say. */
describe('what scenarios expect is what the rules of the product say', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await startStandIn();
  });
  afterAll(() => standIn.close());

  async function gatherFacts({ application, applicant, rka }: Situation): Promise<OpeningFacts> {
    const population = createPopulationClient({ baseUrl: `${standIn.url}/population` });
    const property = createPropertyClient({ baseUrl: `${standIn.url}/property` });
    const find = async (iins: readonly string[]) =>
      (await Promise.all([...new Set(iins)].map((iin) => population.findPerson(iin)))).filter(
        (one) => one !== undefined,
      );
    const { dwelling } = application;
    const dwellings =
      'rka' in dwelling
        ? [await property.findDwelling(dwelling.rka)].filter((one) => one !== undefined)
        : await property.findDwellingsByOwner(dwelling.owner, dwelling.usefulArea);
    const registrants = await find(registrantsOf(application));
    const consenters = await find(
      dwellings.flatMap(({ titleHolders, tenancy }) => [
        ...titleHolders.flatMap((owner) => ('iin' in owner ? [owner.iin] : [])),
        ...(tenancy === null ? [] : [tenancy.tenantIin]),
      ]),
    );
    const representatives = consenters.flatMap(({ legalRepresentatives }) =>
      legalRepresentatives.map(({ iin }) => iin),
    );
    const address = await createAddressClient({ baseUrl: `${standIn.url}/address` }).findAddress(rka);
    // Only the capital has a norm; the product doesn't ask elsewhere.
    const residents = address?.kato.startsWith('71') === true ? await population.listResidents(rka) : [];
    return {
      people: [...registrants, ...consenters, ...(await find([applicant, ...representatives]))],
      dwellings,
      address,
      residences: registrants.flatMap(({ iin, registeredAt }) =>
        registeredAt === null ? [] : [{ iin, rka: registeredAt.rka, kind: 'permanent' as const }],
      ),
      residents: residents.map(({ iin }) => iin),
    };
  }

  /** What needs no registry, a signature for example, is checked before. */
  const judged = async (name: string) => {
    const situation = await standIn.given(name);
    const now = new Date().toISOString();
    const context = { policy: createPolicyAt()(now), day: dayOf(now) };
    const facts = await gatherFacts(situation);
    const application: Application = situation.application;
    return { situation, facts, application, context, verdict: assessEligibility(application, facts, context) };
  };

  test.each([...SCENARIOS.keys()])('%s', async (name) => {
    const { situation, facts, application, context, verdict } = await judged(name);
    const [dwelling] = facts.dwellings;
    const { ground } = situation.expect;
    expect(procedureOf(application).unfit(application)).toBeUndefined();
    expect(verdict).toMatchObject(ground === null ? { eligible: dwelling } : { refused: ground });

    const isAsked = dwelling !== undefined && ground === null;
    const place = dwelling && { application, dwelling, people: facts.people, day: context.day };
    const asked = isAsked && place ? procedureOf(application).ownersToAsk(place).consents : [];
    expect(situation.consenters.map((one) => `${numberOf(one)} as ${one.capacity}`)).toEqual(
      asked.map(({ consenter, capacity }) => {
        const answering = situation.consenters.find((one) => numberOf(one) === numberOf(consenter));
        return `${numberOf(consenter)} as ${answering?.capacity === 'attorney' ? 'attorney' : capacity}`;
      }),
    );
  });

  it('also where each of several people has a result of their own', async () => {
    const { situation, verdict } = await judged('withdrawal-of-family');
    expect(verdict.people.map(({ iin, ground }) => ({ iin, ground }))).toEqual(
      situation.people?.map(({ iin, ground }) => ({ iin, ground })),
    );
  });
});
