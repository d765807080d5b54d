import { raiseObjection, review } from '../case-steps.ts';
import {
  agree,
  apply,
  applyAndAgree,
  closed,
  expectAsTheScenarioSays,
  expectResult,
  expectResults,
  type Scene,
  type Story,
  think,
} from './story.ts';

/** An owner has people withdrawn, one of whom objects before the other owner confirms; then it is a caseworker's turn (R23). */
async function objectAndAgree(scene: Scene, iin: string): Promise<string> {
  const caseId = await apply(scene);
  await raiseObjection(scene.stage, caseId, iin);
  await think(scene);
  await agree(scene, caseId);
  await think(scene);
  return caseId;
}

/** The second of three who are named; the third owns a share and can't be withdrawn. */
function secondNamed({ scenario }: Scene): string {
  const second = scenario.people?.[1]?.iin;
  if (second === undefined) throw new Error('the situation must name several people');
  return second;
}

/** People leave: because an owner wants it (R23), or the country (R24). */
export const LEAVING = {
  withdraw: {
    scenarios: [
      'owner-withdrawal',
      'owner-withdrawal-sole-owner',
      'withdrawal-by-attorney-of-owner',
      'withdrawal-for-minor-owner',
      'withdrawal-by-company',
    ],
    play: async (scene) => {
      const caseId = await applyAndAgree(scene);
      expectAsTheScenarioSays(await closed(scene, caseId), scene.scenario);
    },
  },
  'withdraw several': {
    scenarios: ['withdrawal-of-family'],
    play: async (scene) => {
      const caseId = await applyAndAgree(scene);
      expectAsTheScenarioSays(await closed(scene, caseId), scene.scenario);
    },
  },
  'withdraw or leave against the law': {
    scenarios: [
      'withdrawal-of-owner',
      'withdrawal-of-stranger',
      'withdrawal-by-stranger',
      'emigrant-without-passport',
      'emigrant-without-document',
    ],
    play: async (scene) => {
      const caseId = await apply(scene);
      expectAsTheScenarioSays(await closed(scene, caseId), scene.scenario);
    },
  },
  'object in vain': {
    scenarios: ['owner-withdrawal'],
    play: async (scene) => {
      const caseId = await objectAndAgree(scene, scene.scenario.registrant);
      await review(scene.stage, caseId, 'approve');
      expectResult(await closed(scene, caseId), 'withdrawn');
    },
  },
  'object with success': {
    scenarios: ['owner-withdrawal'],
    play: async (scene) => {
      const caseId = await objectAndAgree(scene, scene.scenario.registrant);
      await review(scene.stage, caseId, 'refuse', { ground: 'objection-upheld' });
      expectResult(await closed(scene, caseId), 'refused (objection-upheld)');
    },
  },
  'object as one of several': {
    scenarios: ['withdrawal-of-family'],
    play: async (scene) => {
      const objector = secondNamed(scene);
      const caseId = await objectAndAgree(scene, objector);
      await review(scene.stage, caseId, 'refuse', { ground: 'objection-upheld', registrant: objector });
      await think(scene);
      await review(scene.stage, caseId, 'approve');
      const body = await closed(scene, caseId);
      expectResult(body, 'withdrawn');
      expectResults(body, ['withdrawn', 'refused (objection-upheld)', 'refused (registrant-owns-share)']);
    },
  },
  'leave for good': {
    scenarios: ['emigrant', 'emigrant-child'],
    play: async (scene) => {
      const caseId = await applyAndAgree(scene);
      expectAsTheScenarioSays(await closed(scene, caseId), scene.scenario);
    },
  },
} as const satisfies Record<string, Story>;
