import type { ApiBody } from '../../support/api-client.ts';
import type { Filing } from '../case-steps.ts';
import { forGood, inPlaceOf, withdrawalBy } from './filings.ts';
import { applyAndAgree, expectResult, guestOf, ownerOf, type Scene, settled, type Story } from './story.ts';

const playOut = async (scene: Scene, filing: Filing, name: string): Promise<ApiBody> =>
  settled(scene, await applyAndAgree(scene, filing, name));

/** Whoever is elsewhere by then can't be withdrawn or leave from here any more. */
function expectWithdrawnOrGone(body: ApiBody): void {
  expectResult(body, body.outcome === 'refused' ? 'refused (not-resident-there)' : 'withdrawn');
}

/** Several cases about one person or one dwelling at the same time: whichever comes first, each ends lawfully. */
export const AT_ONCE = {
  'move, stay, leave and be withdrawn at once': {
    scenarios: ['emigrant'],
    guests: ['renter-one-owner', 'temporary-stay'],
    play: async (scene) => {
      const { stage, scenario } = scene;
      const { registrant, rka } = scenario;
      const newHome = guestOf(scene, 0);
      const landlord = ownerOf(newHome);
      const owners = [{ iin: landlord, share: '1/1' }];
      await stage.persistence.until('the sale', () => stage.control.changeDwelling(rka, { owners }));
      const [moved, stayed, left, withdrawn] = await Promise.all([
        playOut(scene, inPlaceOf(newHome, registrant), 'move'),
        playOut(scene, inPlaceOf(guestOf(scene, 1), registrant), 'stay'),
        playOut(scene, scenario, 'departure'),
        playOut(scene, withdrawalBy(landlord, scenario), 'withdrawal'),
      ]);
      expectResult(moved, 'registered');
      expectResult(stayed, 'registered');
      expectWithdrawnOrGone(left);
      expectWithdrawnOrGone(withdrawn);
    },
  },
  'stay and move to one place at once': {
    scenarios: ['temporary-stay', 'temporary-stay-own-place'],
    play: async (scene) => {
      const { scenario } = scene;
      const [stayed, moved] = await Promise.all([
        playOut(scene, scenario, 'stay'),
        playOut(scene, forGood(scenario), 'move'),
      ]);
      expectResult(stayed, stayed.outcome === 'refused' ? 'refused (already-registered-there)' : 'registered');
      expectResult(moved, 'registered');
    },
  },
  'want the last place': {
    scenarios: ['last-place'],
    guests: ['renter-one-owner'],
    play: async (scene) => {
      const rival = inPlaceOf(scene.scenario, guestOf(scene).registrant);
      const rivals = [playOut(scene, scene.scenario, 'one'), playOut(scene, rival, 'other')];
      const [first, second] = (await Promise.all(rivals)).toSorted((one, other) =>
        String(one.outcome).localeCompare(String(other.outcome)),
      );
      if (first === undefined || second === undefined) throw new Error('two want the place');
      expectResult(first, 'refused (dwelling-too-dense)');
      expectResult(second, 'registered');
    },
  },
} as const satisfies Record<string, Story>;
