import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createPopulationClient } from '../../clients/population.ts';
import { createPropertyClient } from '../../clients/property.ts';
import { isBin, isIin, isRka } from '../../domain/identifiers.ts';
import { SERVICES } from '../../domain/application.ts';
import { DWELLING_CATEGORIES } from '../../domain/facts.ts';
import { SCENARIOS } from '../../registries/scenarios/catalogue.ts';
import { REVIEWS } from '../../registries/scenarios/permanent-residence/reviews.ts';
import { ASTANA } from '../../registries/synthetic/places.ts';
import { scenarios, situations } from './shapes.ts';
import { startStandIn, type StandIn } from './start-stand-in.ts';

const names = [...SCENARIOS.keys()];

describe('scenarios', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await startStandIn();
  });
  afterAll(() => standIn.close());

  const at = (registry: string) => ({ baseUrl: `${standIn.url}/${registry}` });

  test.each(names)('%s gives people and a dwelling that the registries know, with valid numbers', async (name) => {
    const {
      applicant,
      applicantSignAs,
      registrant,
      rka,
      formerRka,
      consenters,
      people = [],
    } = await standIn.given(name);
    const population = createPopulationClient(at('population'));
    const property = createPropertyClient(at('property'));

    expect((await population.findPerson(registrant))?.registeredAt?.rka ?? null).toBe(formerRka);
    expect(await property.findDwelling(rka)).toMatchObject({ rka });
    expect([rka, formerRka ?? rka].every(isRka)).toBe(true);
    const signers = [applicantSignAs, ...consenters.map(({ signAs }) => signAs)];
    const involved = [applicant, ...signers, ...people].map((one) => (typeof one === 'string' ? one : one.iin));
    expect(involved.every(isIin)).toBe(true);
    for (const iin of involved) expect(await population.findPerson(iin)).toMatchObject({ iin });
    const organisations = signers.flatMap(({ bin, role }) => (bin === undefined ? [] : [{ bin, role }]));
    expect(organisations.every(({ bin, role }) => isBin(bin) && role !== undefined)).toBe(true);
  });

  test.each(names)('%s says what comes of it', async (name) => {
    const { application, expect: expected, people, registrant } = await standIn.given(name);
    const { outcome, ground, problem } = expected;
    expect(outcome === 'refused').toBe(ground !== null);
    expect(problem !== undefined && outcome !== null).toBe(false);
    const named = [{ iin: registrant }, ...(application.furtherRegistrants ?? [])];
    expect(people?.map(({ iin }) => iin) ?? [registrant]).toEqual(named.map(({ iin }) => iin));
  });

  it('leaves to a caseworker what no rule decides, and nothing else', async () => {
    const undecided = [];
    for (const name of names) {
      const { outcome, problem } = (await standIn.given(name)).expect;
      if (outcome === null && problem === undefined) undecided.push(name);
    }
    expect(undecided).toEqual(Object.keys(REVIEWS));
  });

  test.each(['crowded-flat', 'crowded-flat-family', 'crowded-flat-child', 'last-place'])(
    '%s is about a flat in Astana where people live',
    async (name) => {
      const { rka, registrant } = await standIn.given(name);
      const residents = await createPopulationClient(at('population')).listResidents(rka);
      expect(residents.length).toBeGreaterThan(0);
      expect(residents.map(({ iin }) => iin)).not.toContain(registrant);
      expect(rka.slice(2, 4)).toBe(ASTANA.kato.slice(0, 2));
    },
  );

  it('has one of everything that can be asked for: each service, and each category of premises', async () => {
    const all = await Promise.all(names.map((name) => standIn.given(name)));
    expect(new Set(all.map(({ application }) => application.service))).toEqual(new Set(SERVICES));
    const property = createPropertyClient(at('property'));
    const registered = all.filter(({ expect: { outcome } }) => outcome === 'registered');
    const dwellings = await Promise.all(registered.map(({ rka }) => property.findDwelling(rka)));
    expect(new Set(dwellings.map((dwelling) => dwelling?.category))).toEqual(
      new Set(DWELLING_CATEGORIES.filter((category) => category !== 'other')),
    );
  });

  it('lists every scenario with a sentence and the service that it is about', async () => {
    const { data } = await standIn.read(scenarios, '/_control/scenarios');
    expect(data.map(({ name }) => name)).toEqual(names);
    const all = await Promise.all(names.map((name) => standIn.given(name)));
    expect(data.map(({ service }) => service)).toEqual(all.map(({ application }) => application.service));
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
