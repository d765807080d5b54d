import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import { dayOf } from '../../domain/calendar.ts';
import { binOf } from '../domain/sample-numbers.ts';
import { fileScenario } from '../support/case-actions.ts';
import { startStories } from '../support/story.ts';

const product = await startStories();
const { api, control } = product;
const { models } = product.dependencies;

type Scenario = Awaited<ReturnType<typeof control.takeScenario>>;
type Json = Readonly<Record<string, unknown>>;

/** Somebody of so many years, on whatever day this runs. */
const bornYearsAgo = (years: number): object => {
  const today = dayOf(new Date().toISOString());
  return { birthDate: `${Number(today.slice(0, 4)) - years}${today.slice(4).replace('-02-29', '-02-28')}` };
};

/** Files what a scenario would file, changed, and signed by whoever is named as applicant. */
async function fileChanged({ application, applicantSignAs }: Scenario, change: Json) {
  const changed = { ...application, ...change };
  const signature = await control.sign(applicantSignAs, bytesToSign(changed));
  return api.file(changed, signature, randomUUID());
}

const fileAs = ({ registrant, ...scenario }: Scenario, change: Json) =>
  fileChanged(
    { ...scenario, registrant, applicantSignAs: { iin: registrant } },
    { applicant: { iin: registrant, capacity: 'self' }, ...change },
  );

describe('a situation that the law doesn’t allow is a case, refused with its ground', () => {
  test.each([
    ['R2: a teenager of 15 who files alone', 'teenager-alone'],
    ['R4: a ward who files alone', 'ward-alone'],
    ['R3: a parent for a child under 14, without asking for general grounds', 'child-under-14'],
    ['R2: somebody who only claims to be the parent', 'false-parent'],
    ['R5: an expired power of attorney', 'expired-power-of-attorney'],
    ['R5: a power of attorney for another service', 'power-of-attorney-for-another-service'],
    ['R16: an RKA that the address registry doesn’t know', 'address-unknown'],
    ['R20: a stay where one is registered', 'stay-where-registered'],
    ['R23: a withdrawal of somebody who doesn’t live there', 'withdrawal-of-stranger'],
    ['R23: a withdrawal by somebody who doesn’t own there', 'withdrawal-by-stranger'],
    ['R23: a withdrawal of an owner', 'withdrawal-of-owner'],
    ['R24: a departure with a document that was never issued', 'emigrant-without-document'],
    ['R24: a departure without a passport', 'emigrant-without-passport'],
  ])('%s (%s)', async (_what, name) => {
    const scenario = await control.takeScenario(name);
    expect(scenario.expect.ground).toMatch(/^[a-z-]+(14)?$/);
    expect(await fileScenario(product, scenario)).toMatchObject({
      status: 201,
      body: { stage: 'closed', outcome: 'refused', refusal: { ground: scenario.expect.ground } },
    });
  });

  test.each([
    ['R3: who lives where the parent lives', {}, 'registrant-under-14'],
    ['R2: who asks for general grounds', { generalGrounds: true }, 'representative-must-file'],
  ])('a child as the applicant, %s', async (_what, change, ground) => {
    expect(await fileAs(await control.takeScenario('child-under-14'), change)).toMatchObject({
      status: 201,
      body: { outcome: 'refused', refusal: { ground } },
    });
  });

  test.each([
    ['R2: as a parent', 'teenager-15'],
    ['R4: as a guardian', 'ward'],
    ['R5: as an attorney', 'attorney-applicant'],
    ['R8: as the head of a company', 'office-building'],
    ['R23: as an owner', 'owner-withdrawal-sole-owner'],
    ['R24: as a parent of somebody who leaves', 'emigrant-child'],
  ])('a child of 15, or somebody without capability, who files for another, %s (%s)', async (_what, name) => {
    for (const flaw of [bornYearsAgo(15), { capableStatus: 'INCAPABLE' }, { capableStatus: 'LIMITED' }]) {
      const scenario = await control.takeScenario(name);
      await control.changePerson(scenario.applicant, flaw);
      expect(await fileScenario(product, scenario)).toMatchObject({
        status: 201,
        body: { stage: 'closed', outcome: 'refused', refusal: { ground: 'applicant-not-capable' } },
      });
    }
  });

  test('R16: an RKA that nobody knows', async () => {
    const dwelling = { rka: '9'.repeat(16) };
    expect(await fileChanged(await control.takeScenario('renter-one-owner'), { dwelling })).toMatchObject({
      status: 201,
      body: { outcome: 'refused', refusal: { ground: 'dwelling-unknown' } },
    });
  });
});

describe('a form that can’t be meant is a problem that names the field', () => {
  const reason = 'studies';
  const stay = (term: Json) => ({ stay: { reason, ...term } });
  const bin = binOf(1);
  const thisIsABin = 'must be an IIN, but this is a BIN: name the person, not the organisation';
  const months = 'must be a whole number from 1 to 12';

  test.each<readonly [what: string, scenario: string, change: Json, pointer: string, detail: string]>([
    ['R20: a stay of no months', 'temporary-stay', stay({ months: 0 }), '/stay/months', months],
    ['R20: a stay of 13 months', 'temporary-stay', stay({ months: 13 }), '/stay/months', months],
    ['R20: a stay that ends before it begins', 'temporary-stay', stay({ months: -1 }), '/stay/months', months],
    ['R20: a stay of half a month', 'temporary-stay', stay({ months: 0.5 }), '/stay/months', months],
    ['R20: a stay until a day', 'temporary-stay', stay({ months: 1, until: '2020-01-01' }), '/stay/until', 'remove it'],
    ['a BIN as registrant', 'renter-one-owner', { registrant: { iin: bin } }, '/registrant/iin', thisIsABin],
    [
      'a BIN as applicant',
      'renter-one-owner',
      { applicant: { iin: bin, capacity: 'self' } },
      '/applicant/iin',
      thisIsABin,
    ],
    [
      'a BIN among those to be withdrawn',
      'withdrawal-of-family',
      { furtherRegistrants: [{ iin: bin }] },
      '/furtherRegistrants/0/iin',
      thisIsABin,
    ],
  ])('%s', async (_what, name, change, pointer, detail) => {
    const { status, body } = await fileChanged(await control.takeScenario(name), change);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-body',
        errors: [{ pointer: `/application${pointer}`, detail: expect.stringContaining(detail) }],
      },
    });
  });

  test('an IIN as the organisation that files', async () => {
    const scenario = await control.takeScenario('office-building');
    const applicant = { iin: scenario.applicant, capacity: 'administration', bin: scenario.registrant };
    expect(await fileChanged(scenario, { applicant })).toMatchObject({
      status: 400,
      body: {
        errors: [
          {
            pointer: '/application/applicant/bin',
            detail: 'must be a BIN, but this is an IIN: name the organisation, not the person',
          },
        ],
      },
    });
  });

  test.each<readonly [what: string, scenario: string, change: Json, code: string, pointer: string]>([
    ['R20: a stay without its term', 'temporary-stay', { stay: undefined }, 'stay-required', '/stay'],
    ['R20: a term for good', 'renter-one-owner', stay({ months: 3 }), 'stay-not-expected', '/stay'],
    [
      'R24: a departure without the document',
      'emigrant',
      { departure: undefined },
      'departure-document-required',
      '/departure',
    ],
  ])('%s', async (_what, name, change, code, pointer) => {
    const { status, body } = await fileChanged(await control.takeScenario(name), change);
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code, errors: [{ pointer: `/application${pointer}` }] },
    });
  });

  test('R23: somebody named twice', async () => {
    const scenario = await control.takeScenario('withdrawal-of-family');
    const { furtherRegistrants } = scenario.application;
    const twice = Array.isArray(furtherRegistrants) ? [...furtherRegistrants, { iin: scenario.registrant }] : [];
    expect(await fileChanged(scenario, { furtherRegistrants: twice })).toMatchObject({
      status: 422,
      body: {
        code: 'registrant-named-twice',
        errors: [{ pointer: `/application/furtherRegistrants/${twice.length - 1}/iin` }],
      },
    });
  });

  test('and nothing comes of it: no case, no evidence, and the applicant may file again', async () => {
    const scenario = await control.takeScenario('temporary-stay');
    const before = [await models.cases.countDocuments(), await models.evidence.countDocuments()];
    await fileChanged(scenario, { stay: { reason, months: 13 } });
    await fileChanged(scenario, { stay: undefined });
    expect([await models.cases.countDocuments(), await models.evidence.countDocuments()]).toEqual(before);
    expect((await fileScenario(product, scenario)).status).toBe(201);
  });
});
