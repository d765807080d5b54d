import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ApiBody } from '../support/api-client.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import {
  consentAll,
  effectsOn,
  file,
  fileFor,
  messagesOf,
  only,
  pair,
  residencesOf,
  startStories,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

const withDocuments = z.object({ departureDocuments: z.array(z.looseObject({})) });

/** A ready situation, filed by somebody else for themself. */
const asIfBy = (scenario: Scenario, iin: string): Scenario => ({
  ...scenario,
  registrant: iin,
  applicant: iin,
  applicantSignAs: { iin },
  application: { ...scenario.application, applicant: { iin, capacity: 'self' }, registrant: { iin } },
});

/** The case that was filed, when it is over. */
const outcomeOf = async (scenario: Scenario): Promise<ApiBody> =>
  untilOver(product, (await fileFor(product, scenario)).caseId);

describe('a departure for good', () => {
  test('R24: with passport and departure document ends the permanent residence; nobody else is asked', async () => {
    const { scenario, caseId, consents } = await file(product, 'emigrant');
    expect(consents).toEqual([]);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'withdrawn', residenceId: null });
    expect(only(await residencesOf(product, scenario.registrant))).toMatchObject({ current: false, closedBy: caseId });
    expect(await messagesOf(product, caseId, 'withdrawn')).toEqual([scenario.registrant]);
  });

  test('R24: ends a stay elsewhere at the same instant, whose case wakes and closes', async () => {
    const emigrant = await product.control.takeScenario('emigrant');
    const stay = asIfBy(await product.control.takeScenario('temporary-stay'), emigrant.registrant);
    const staying = await fileFor(product, stay);
    await consentAll(product, staying);
    await untilCaseIs(product, staying.caseId, { stage: 'registered' });
    const { caseId } = await fileFor(product, emigrant);
    await untilCaseIs(product, caseId, { outcome: 'withdrawn' });
    const [home, elsewhere] = pair(await residencesOf(product, emigrant.registrant));
    expect([home, elsewhere]).toMatchObject([
      { kind: 'permanent', current: false, closedBy: caseId },
      { kind: 'temporary', current: false, closedBy: caseId },
    ]);
    expect(home.until).toEqual(elsewhere.until);
    await untilCaseIs(product, staying.caseId, { stage: 'closed', stay: { ended: { how: 'superseded' } } });
  });

  test('R21, R24: tells the population registry that both residences are over', async () => {
    const emigrant = await product.control.takeScenario('emigrant');
    const stay = asIfBy(await product.control.takeScenario('temporary-stay-own-place'), emigrant.registrant);
    const owners = [{ iin: emigrant.registrant, share: '1/1' }];
    await product.control.changeDwelling(stay.rka, { owners });
    await untilCaseIs(product, (await fileFor(product, stay)).caseId, { stage: 'registered' });
    const { caseId } = await fileFor(product, emigrant);
    await untilCaseIs(product, caseId, { stage: 'closed' });
    const told = (await effectsOn(product, 'population', caseId)).map(({ body }) => [body['kind'], body['rka']]);
    expect(new Set(told)).toEqual(
      new Set([
        ['PERMANENT', null],
        ['TEMPORARY', null],
      ]),
    );
  });

  test('R2, R24: of a child is filed by a parent', async () => {
    const { scenario, caseId } = await file(product, 'emigrant-child');
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'withdrawn' });
    expect(only(await residencesOf(product, scenario.registrant))).toMatchObject({ current: false });
    // The parent stays where they are.
    expect(await residencesOf(product, scenario.applicant)).toEqual([]);
  });

  test('R5, R24: may be filed by an attorney whose powers cover it, and by nobody whose powers don’t', async () => {
    const scenario = await product.control.takeScenario('emigrant');
    const { applicant: attorneyIin } = await product.control.takeScenario('sole-owner');
    const powersFor = (registryNumber: string, service: string) => ({
      registryNumber,
      attorneyIin,
      services: [service],
      validFrom: '2020-01-01',
      validUntil: '2099-01-01',
      revokedOn: null,
    });
    const powersOfAttorney = [powersFor('PA-STAY', 'temporary-stay'), powersFor('PA-LEAVE', 'departure-abroad')];
    await product.control.changePerson(scenario.registrant, { powersOfAttorney });
    const filedUnder = (powerOfAttorneyId: string): Scenario => ({
      ...scenario,
      applicantSignAs: { iin: attorneyIin },
      application: {
        ...scenario.application,
        applicant: { iin: attorneyIin, capacity: 'attorney', powerOfAttorneyId },
      },
    });
    expect(await outcomeOf(filedUnder('PA-STAY'))).toMatchObject({
      outcome: 'refused',
      refusal: { ground: 'power-of-attorney-invalid' },
    });
    expect(await outcomeOf(filedUnder('PA-LEAVE'))).toMatchObject({ outcome: 'withdrawn' });
  });
});

describe('no departure', () => {
  test.each([
    ['emigrant-without-passport', 'no-valid-passport'],
    ['emigrant-without-document', 'departure-document-invalid'],
  ])('R24: %s is refused: %s', async (name, ground) => {
    const { scenario, caseId } = await file(product, name);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'refused', refusal: { ground } });
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });

  test('R24: a departure document that has run out is none', async () => {
    const scenario = await product.control.takeScenario('emigrant');
    const { departureDocuments } = withDocuments.parse(await product.control.getPerson(scenario.registrant));
    const expired = only(departureDocuments);
    await product.control.changePerson(scenario.registrant, {
      departureDocuments: [{ ...expired, validFrom: '2020-01-01', validUntil: '2020-06-30' }],
    });
    expect(await outcomeOf(scenario)).toMatchObject({ refusal: { ground: 'departure-document-invalid' } });
  });

  test('R24: from a place where somebody doesn’t live is refused', async () => {
    const scenario = await product.control.takeScenario('emigrant');
    const { rka } = await product.control.takeScenario('sole-owner');
    const application = { ...scenario.application, dwelling: { rka } };
    expect(await outcomeOf({ ...scenario, application })).toMatchObject({ refusal: { ground: 'not-resident-there' } });
  });
});
