import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createAddressClient } from '../../clients/address.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPropertyClient } from '../../clients/property.ts';
import type { Application } from '../../domain/application.ts';
import { numberOf, requiredConsents } from '../../domain/consenters.ts';
import { assessEligibility } from '../../domain/eligibility.ts';
import { isBin, isIin, isRka } from '../../domain/identifiers.ts';
import { SCENARIOS } from '../../registries/scenarios/catalogue.ts';
import { dayInAlmaty, isoDay } from '../../registries/synthetic/days.ts';
import { scenarios, situations, type Situation } from './shapes.ts';
import { startStandIn, type StandIn } from './start-stand-in.ts';

const names = [...SCENARIOS.keys()];

/** Found by rules that look at more than the facts on opening: at who lives there already. */
const REFUSED_LATER = ['dwelling-too-dense'];

describe('scenarios', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await startStandIn();
  });
  afterAll(() => standIn.close());

  /** What the product's clients learn about a situation, as the case's first step gathers it. */
  async function gatherFacts({ registrant, applicant, application, rka }: Situation) {
    const population = createPopulationClient({ baseUrl: `${standIn.url}/population` });
    const property = createPropertyClient({ baseUrl: `${standIn.url}/property` });
    const address = createAddressClient({ baseUrl: `${standIn.url}/address` });
    const { dwelling } = application;
    const dwellings =
      'rka' in dwelling
        ? [await property.findDwelling(dwelling.rka)].filter((one) => one !== undefined)
        : await property.findDwellingsByOwner(dwelling.owner, dwelling.usefulArea);
    const find = async (iins: string[]) =>
      (await Promise.all(iins.map((iin) => population.findPerson(iin)))).filter((one) => one !== undefined);
    const involved = dwellings.flatMap(({ titleHolders, tenancy }) => [
      ...titleHolders.flatMap((owner) => ('iin' in owner ? [owner.iin] : [])),
      ...(tenancy === null ? [] : [tenancy.tenantIin]),
    ]);
    const people = await find(involved);
    const representatives = people.flatMap((person) => person.legalRepresentatives.map(({ iin }) => iin));
    const [person] = await find([registrant]);
    return {
      registrant: person,
      applicant: (await find([applicant]))[0],
      dwellings,
      address: await address.findAddress(rka),
      people: [...people, ...(await find(representatives))],
      currentRka: person?.registeredAt?.rka ?? null,
    };
  }

  test.each(names)('%s gives people and a dwelling that the registries know, with valid numbers', async (name) => {
    const situation = await standIn.given(name);
    const facts = await gatherFacts(situation);
    const { applicant, registrant, rka, formerRka, consenters } = situation;

    expect(facts.registrant?.iin).toBe(registrant);
    expect(facts.applicant?.iin).toBe(applicant);
    expect(facts.dwellings.map((dwelling) => dwelling.rka)).toEqual([rka]);
    expect(facts.address?.rka).toBe(rka);
    expect(facts.currentRka).toBe(formerRka);
    expect([rka, formerRka ?? rka].every(isRka)).toBe(true);
    expect([applicant, registrant, ...consenters.map(({ signAs }) => signAs.iin)].every(isIin)).toBe(true);
    const organisations = [situation.applicantSignAs, ...consenters.map(({ signAs }) => signAs)].flatMap(
      ({ bin, role }) => (bin === undefined ? [] : [{ bin, role }]),
    );
    expect(organisations.every(({ bin, role }) => isBin(bin) && role !== undefined)).toBe(true);
  });

  const moves = names.filter((name) => !['temporary-stay', 'owner-withdrawal', 'emigrant'].includes(name));

  test.each(moves)('%s ends as the rules of the product say', async (name) => {
    const situation = await standIn.given(name);
    const facts = await gatherFacts(situation);
    const application: Application = situation.application;
    const day = isoDay(dayInAlmaty(new Date()));
    const verdict = assessEligibility(application, facts, day);

    const { ground } = situation.expect;
    const refusedAtOnce = ground !== null && !REFUSED_LATER.includes(ground);
    const [dwelling] = facts.dwellings;
    expect(verdict).toEqual(refusedAtOnce ? { refused: ground } : { eligible: dwelling });

    const asked =
      refusedAtOnce || dwelling === undefined ? [] : requiredConsents(application, dwelling, facts.people, day);
    expect(situation.consenters.map((one) => `${numberOf(one)} as ${one.capacity}`)).toEqual(
      asked.map(({ consenter, capacity }) => `${numberOf(consenter)} as ${capacity}`),
    );
  });

  it('only arrested-dwelling leaves the outcome to a caseworker', async () => {
    const undecided = [];
    for (const name of names) if ((await standIn.given(name)).expect.outcome === null) undecided.push(name);
    expect(undecided).toEqual(['arrested-dwelling']);
  });

  it('lists every scenario with a sentence', async () => {
    const { data } = await standIn.read(scenarios, '/_control/scenarios');
    expect(data.map(({ name }) => name)).toEqual(names);
    expect(data.every(({ says }) => says.endsWith('.'))).toBe(true);
  });

  it('hands out n fresh situations, and nobody in them twice', async () => {
    const batches = await Promise.all(
      ['renter-two-owners', 'renter-two-owners', 'teenager-15'].map((name) =>
        standIn.read(situations, `/_control/scenarios/${name}?n=500`),
      ),
    );
    const given = batches.flatMap(({ data }) => data);
    const registrants = given.map(({ registrant }) => registrant);
    const rkas = given.map(({ rka }) => rka);
    expect(registrants.length).toBe(1_500);
    expect(new Set(registrants).size).toBe(registrants.length);
    expect(new Set(rkas).size).toBe(rkas.length);
  });

  test.each([
    ['/_control/scenarios/no-such-thing', 404],
    ['/_control/scenarios/hostel?n=0', 400],
    ['/_control/scenarios/hostel?n=many', 400],
    ['/_control/scenarios/hostel?number=2', 400],
    ['/_control/scenarios/__proto__', 404],
    ['/_control/scenarios/hostel?n=1000000', 400],
  ])('%s is answered with %i', async (path, status) => {
    expect(await standIn.call('GET', path)).toMatchObject({ status, body: { code: expect.any(String) } });
  });
});
