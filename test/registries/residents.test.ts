import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTown } from '../../registries/synthetic/town.ts';
import { createWorld } from '../../registries/synthetic/world.ts';
import { residents } from './shapes.ts';
import { startStandIn, type StandIn } from './start-stand-in.ts';

describe('residents of a dwelling', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await startStandIn();
  });
  afterAll(() => standIn.close());

  const livingIn = async (rka: string) =>
    (await standIn.read(residents, `/population/dwellings/${rka}/residents`)).items.map(
      ({ iin, kind }) => `${iin} ${kind}`,
    );
  const tell = (requestId: string, change: object) =>
    standIn.call('PUT', `/population/address-changes/${encodeURIComponent(requestId)}`, change);

  it('are the household, as the town was made', async () => {
    const household = standIn.state.townHousehold(3);
    const [home] = household?.dwellings ?? [];
    const everybody = household?.people.map(({ iin }) => `${iin} PERMANENT`);
    expect(await livingIn(home?.rka ?? '')).toEqual(everybody);
  });

  it('follow a move from the former home to the new one', async () => {
    const { registrant, rka, formerRka } = await standIn.given('renter-one-owner');
    expect(await livingIn(formerRka ?? '')).toEqual([`${registrant} PERMANENT`]);
    await tell(`move ${rka}`, { iin: registrant, kind: 'PERMANENT', rka, from: '2026-07-01' });
    expect([await livingIn(formerRka ?? ''), await livingIn(rka)]).toEqual([[], [`${registrant} PERMANENT`]]);
  });

  it('stay for a while beside where they live, until the stay ends', async () => {
    const { registrant, rka, formerRka } = await standIn.given('temporary-stay');
    await tell(`stay ${rka}`, { iin: registrant, kind: 'TEMPORARY', rka, from: '2026-07-01' });
    expect(await livingIn(rka)).toEqual([`${registrant} TEMPORARY`]);
    await tell(`stay ends ${rka}`, { iin: registrant, kind: 'TEMPORARY', rka: null, from: '2027-01-01' });
    expect([await livingIn(rka), await livingIn(formerRka ?? '')]).toEqual([[], [`${registrant} PERMANENT`]]);
  });

  it('are those whom a patch put there, and nobody who has died', async () => {
    const [mover, other] = [await standIn.given('sole-owner'), await standIn.given('sole-owner')];
    const permanentAddress = { rka: other.rka, since: '2026-02-03' };
    await standIn.call('PATCH', `/_control/people/${mover.registrant}`, { permanentAddress });
    expect(await livingIn(other.rka)).toEqual([`${mover.registrant} PERMANENT`]);
    await standIn.call('PATCH', `/_control/people/${mover.registrant}`, { lifeStatus: 'DECEASED' });
    expect(await livingIn(other.rka)).toEqual([]);
  });

  it('move in and out without leaving a trace in where they were', async () => {
    const { registrant, rka, formerRka } = await standIn.given('newcomer');
    const { formerRka: elsewhere } = await standIn.given('sole-owner');
    for (const [turn, to] of [rka, elsewhere, rka, elsewhere].entries()) {
      await tell(`turn ${turn} ${rka}`, { iin: registrant, kind: 'PERMANENT', rka: to, from: '2026-07-01' });
    }
    expect(formerRka).toBeNull();
    expect(await livingIn(rka)).toEqual([]);
    expect(await livingIn(elsewhere ?? '')).toContain(`${registrant} PERMANENT`);
  });

  it('answers nobody for a dwelling that doesn’t exist, and a complaint for what is no RKA', async () => {
    expect(await livingIn('0'.repeat(16))).toEqual([]);
    expect(await standIn.call('GET', '/population/dwellings/here/residents')).toMatchObject({ status: 400 });
  });

  it('are found in a town of a million by making one household, as in a village', () => {
    const householdsMade = (size: number) => {
      const town = createTown(size, 1);
      let made = 0;
      const counted = {
        ...town,
        make: (household: number) => {
          made += 1;
          return town.make(household);
        },
      };
      const world = createWorld(1, { town: counted, scenario: counted });
      const [home] = town.make(size / 4 - 1)?.dwellings ?? [];
      expect(world.peopleAround(home?.rka ?? '')).toHaveLength(4);
      return made;
    };
    expect([householdsMade(1_000), householdsMade(1_000_000)]).toEqual([1, 1]);
  });
});
