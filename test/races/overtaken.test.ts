import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Service } from '../../domain/application.ts';
import { openStore } from '../store/open-store.ts';
import { createClock } from './clock.ts';
import { createImaginaryRegistries } from './imaginary-registries.ts';
import { playCase } from './play-case.ts';
import { createSmallWorld, type PlaceName, START } from './small-world.ts';

const store = await openStore();

test('what is told late doesn’t outlive what happened since: the population registry knows in the end what is so (R21)', async () => {
  const world = createSmallWorld(1);
  const held = Promise.withResolvers<void>();
  const isTelling = Promise.withResolvers<void>();
  let tellings = 0;
  const turn = async (name: string): Promise<void> => {
    if (name !== 'record-address-change') return;
    tellings += 1;
    if (tellings > 1) return;
    isTelling.resolve();
    await held.promise;
  };
  const { dependencies, told } = createImaginaryRegistries(store, world, turn);
  const clock = createClock(START);
  const takeStep = async () => () => undefined;
  const play = (service: Service, place: PlaceName): Promise<boolean> =>
    playCase(
      { dependencies, clock, takeStep },
      {
        caseId: randomUUID(),
        application: world.applicationFor(service, place),
        staysUntil: 'early',
        objects: false,
        mishaps: [],
      },
    );

  const moving = play('permanent-residence', 'elsewhere');
  await isTelling.promise;
  await play('departure-abroad', 'elsewhere');
  held.resolve();
  await moving;

  const { iin } = world.person;
  expect(await store.models.residences.countDocuments({ iin, current: true })).toBe(0);
  expect(told.findLast(({ kind }) => kind === 'permanent')?.rka).toBeNull();
});
