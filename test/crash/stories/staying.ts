import { endStay } from '../case-steps.ts';
import { forGood, inPlaceOf, withdrawalBy } from './filings.ts';
import {
  applyAndAgree,
  closed,
  expectAsTheScenarioSays,
  expectResult,
  expectStayEnded,
  guestOf,
  ownerOf,
  type Scene,
  settled,
  type Story,
  think,
} from './story.ts';

/** Somebody has come to stay, and everybody has been told. */
async function comeToStay(scene: Scene): Promise<string> {
  const caseId = await applyAndAgree(scene);
  expectResult(await settled({ ...scene, endings: [] }, caseId), 'registered');
  await think(scene);
  return caseId;
}

/** The case of a stay is over because of something newer, and so is the stay (R20). */
async function expectSuperseded(scene: Scene, caseId: string): Promise<void> {
  const body = await closed(scene, caseId);
  expectResult(body, 'registered');
  expectStayEnded(body, 'superseded');
}

/** People stay for some months (R20). */
export const STAYING = {
  'stay until the last day': {
    scenarios: ['temporary-stay', 'temporary-stay-own-place', 'hotel-guest'],
    play: async (scene) => {
      const caseId = await applyAndAgree(scene);
      const body = await settled(scene, caseId);
      expectAsTheScenarioSays(body, scene.scenario);
      expectStayEnded(body, null);
    },
  },
  'end one’s stay': {
    scenarios: ['temporary-stay', 'temporary-stay-own-place'],
    play: async (scene) => {
      const caseId = await comeToStay(scene);
      await endStay(scene.stage, caseId, scene.scenario.registrant);
      expectStayEnded(await closed(scene, caseId), 'registrant');
    },
  },
  'end somebody’s stay as the owner': {
    scenarios: ['temporary-stay'],
    play: async (scene) => {
      const caseId = await comeToStay(scene);
      await endStay(scene.stage, caseId, ownerOf(scene.scenario));
      expectStayEnded(await closed(scene, caseId), 'owner');
    },
  },
  'prolong one’s stay': {
    scenarios: ['temporary-stay'],
    play: async (scene) => {
      const first = await comeToStay(scene);
      const second = await applyAndAgree(scene, scene.scenario, 'longer');
      expectStayEnded(await settled(scene, second), null);
      await expectSuperseded(scene, first);
    },
  },
  'stay elsewhere instead': {
    scenarios: ['temporary-stay'],
    guests: ['temporary-stay'],
    play: async (scene) => {
      const first = await applyAndAgree(scene);
      const second = await applyAndAgree(scene, inPlaceOf(guestOf(scene), scene.scenario.registrant), 'elsewhere');
      expectStayEnded(await settled(scene, second), null);
      await expectSuperseded(scene, first);
    },
  },
  'move where one stays': {
    scenarios: ['temporary-stay', 'temporary-stay-own-place'],
    play: async (scene) => {
      const stay = await comeToStay(scene);
      const move = await applyAndAgree(scene, forGood(scene.scenario), 'for-good');
      expectResult(await closed(scene, move), 'registered');
      await expectSuperseded(scene, stay);
    },
  },
  'be withdrawn from where one stays': {
    scenarios: ['temporary-stay'],
    play: async (scene) => {
      const stay = await comeToStay(scene);
      const withdrawal = withdrawalBy(ownerOf(scene.scenario), scene.scenario);
      const caseId = await applyAndAgree(scene, withdrawal, 'withdrawal');
      expectResult(await closed(scene, caseId), 'withdrawn');
      await expectSuperseded(scene, stay);
    },
  },
} as const satisfies Record<string, Story>;
