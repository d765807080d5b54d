import { answer, cancel, consentsOf, file, type Filed, look, review } from '../case-steps.ts';
import { listEffects } from '../effects.ts';
import { inPlaceOf } from './filings.ts';
import {
  agree,
  apply,
  applyAndAgree,
  closed,
  expectAsTheScenarioSays,
  expectResult,
  guestOf,
  type Scene,
  settled,
  type Story,
  think,
} from './story.ts';

async function expectTurnedDown(filing: Promise<Filed>, code: string): Promise<void> {
  const filed = await filing;
  const answered = 'notAccepted' in filed ? filed.notAccepted : (filed.body.refusal?.ground ?? filed.body.stage);
  if (answered !== code) throw new Error(`${code} was due, not ${answered}`);
}

/** Two are asked: the first gives a consent. */
async function firstOfTwoGives(scene: Scene, caseId: string) {
  const { stage, scenario } = scene;
  const [first, second] = await consentsOf(stage, caseId);
  if (first === undefined || second === undefined) throw new Error('two must be asked');
  await answer(stage, scenario, caseId, first, 'give');
  await think(scene);
  return { first, second };
}

/** People move for good (R19). */
export const MOVING = {
  'move with everybody’s consent': {
    scenarios: [
      'renter-one-owner',
      'renter-two-owners',
      'co-owner',
      'sole-owner',
      'newcomer',
      'state-tenant',
      'organisation-owner',
      'by-owner-and-area',
    ],
    play: async (scene) => {
      const caseId = await applyAndAgree(scene);
      expectAsTheScenarioSays(await closed(scene, caseId), scene.scenario);
    },
  },
  'move through those who speak for others': {
    scenarios: [
      'teenager-15',
      'child-on-general-grounds',
      'ward',
      'attorney-applicant',
      'attorney-for-owner',
      'minor-owner',
      'incapable-owner',
      'hostel',
      'crowded-flat-family',
    ],
    play: async (scene) => {
      const caseId = await applyAndAgree(scene);
      expectAsTheScenarioSays(await closed(scene, caseId), scene.scenario);
    },
  },
  'hope against the law': {
    scenarios: ['deceased', 'uncommissioned', 'expired-document', 'crowded-flat', 'expired-power-of-attorney'],
    play: async (scene) => {
      const caseId = await apply(scene);
      expectAsTheScenarioSays(await closed(scene, caseId), scene.scenario);
    },
  },
  'sign badly first': {
    scenarios: ['renter-one-owner', 'sole-owner'],
    play: async (scene) => {
      const { stage, scenario, key } = scene;
      // Under a key of its own: while the certification authority is away it becomes a case, which is refused later.
      await expectTurnedDown(file(stage, scenario, `${key}-bad`, 'expired'), 'signature-rejected');
      const caseId = await applyAndAgree(scene);
      expectResult(await closed(scene, caseId), 'registered');
    },
  },
  'file twice': {
    scenarios: ['renter-one-owner', 'renter-two-owners'],
    play: async (scene) => {
      const { stage, scenario, key } = scene;
      const caseId = await apply(scene);
      await expectTurnedDown(file(stage, scenario, `${key}-again`), 'case-already-open');
      await agree(scene, caseId);
      expectResult(await closed(scene, caseId), 'registered');
    },
  },
  decline: {
    scenarios: ['renter-two-owners'],
    play: async (scene) => {
      const caseId = await apply(scene);
      const { second } = await firstOfTwoGives(scene, caseId);
      await answer(scene.stage, scene.scenario, caseId, second, 'decline');
      expectResult(await closed(scene, caseId), 'declined');
    },
  },
  'revoke and agree': {
    scenarios: ['renter-two-owners'],
    play: async (scene) => {
      const caseId = await apply(scene);
      const { first } = await firstOfTwoGives(scene, caseId);
      await answer(scene.stage, scene.scenario, caseId, first, 'revoke');
      await think(scene);
      await agree(scene, caseId);
      expectResult(await closed(scene, caseId), 'registered');
    },
  },
  cancel: {
    scenarios: ['renter-one-owner', 'renter-two-owners'],
    play: async (scene) => {
      const caseId = await apply(scene);
      await cancel(scene.stage, caseId);
      expectResult(await closed(scene, caseId), 'cancelled');
    },
  },
  'stay silent': {
    scenarios: ['renter-one-owner'],
    play: async (scene) => {
      const { stage, endings } = scene;
      const caseId = await apply(scene);
      const { body } = await look(stage, caseId);
      expectResult(body, 'null');
      endings.push({ caseId, service: 'permanent-residence', stage: body.stage ?? '', outcome: null });
    },
  },
  'sell meanwhile': {
    scenarios: ['renter-one-owner'],
    guests: ['renter-one-owner'],
    play: async (scene) => {
      const { stage, scenario } = scene;
      const caseId = await apply(scene);
      const owners = guestOf(scene).consenters.map(({ iin }) => ({ iin, share: '1/1' }));
      await stage.persistence.until('the sale', () => stage.control.changeDwelling(scenario.rka, { owners }));
      await agree(scene, caseId);
      expectResult(await closed(scene, caseId), 'registered');
    },
  },
  approve: {
    scenarios: ['arrested-dwelling', 'deceased-owner', 'two-registries-disagree'],
    play: async (scene) => {
      const caseId = await applyAndAgree(scene);
      await think(scene);
      await review(scene.stage, caseId, 'approve');
      expectResult(await closed(scene, caseId), 'registered');
    },
  },
  'refuse in review': {
    scenarios: ['arrested-dwelling'],
    play: async (scene) => {
      const caseId = await applyAndAgree(scene);
      await think(scene);
      await review(scene.stage, caseId, 'refuse');
      expectResult(await closed(scene, caseId), 'refused (refused-in-review)');
    },
  },
  'move on at once': {
    scenarios: ['renter-one-owner'],
    guests: ['renter-one-owner'],
    play: async (scene) => {
      const further = inPlaceOf(guestOf(scene), scene.scenario.registrant);
      const first = await applyAndAgree(scene);
      const second = await applyAndAgree(scene, further, 'further');
      expectResult(await closed(scene, first), 'registered');
      expectResult(await closed(scene, second), 'registered');
    },
  },
  'never have the chip written': {
    scenarios: ['renter-one-owner'],
    hasChip: true,
    play: async (scene) => {
      const caseId = await applyAndAgree(scene);
      await decideOrder(scene, caseId, 'ACCEPTED');
      expectResult(await settled(scene, caseId), 'registered');
    },
  },
  'have a chip that can’t be written': {
    scenarios: ['renter-one-owner'],
    hasChip: true,
    play: async (scene) => {
      const caseId = await applyAndAgree(scene);
      await decideOrder(scene, caseId, 'FAILED');
      expectResult(await closed(scene, caseId), 'registered');
    },
  },
} as const satisfies Record<string, Story>;

/** The card issuer decides an order as soon as there is one. */
const decideOrder = async ({ stage }: Scene, caseId: string, state: 'ACCEPTED' | 'FAILED'): Promise<void> => {
  const { control, persistence } = stage;
  await persistence.until('the card issuer', async () => {
    const [order] = await listEffects(control, { registry: 'cards', key: caseId });
    if (order === undefined) return undefined;
    return control.call('PATCH', `/cards/orders/${order.id}`, { state });
  });
};
