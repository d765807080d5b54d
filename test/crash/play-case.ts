import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../../cli/registries-control.ts';
import {
  answer,
  answerAll,
  cancel,
  consentsOf,
  file,
  type Filed,
  fileAccepted,
  look,
  review,
  type Stage,
  untilClosed,
} from './case-steps.ts';
import type { CasePlan } from './stories.ts';

/** The people and the situation of one case. */
export interface Part {
  readonly plan: CasePlan;
  readonly scenario: Scenario;
  /** Of another case that is never filed: its owner buys the dwelling of this one. */
  readonly other: Scenario;
  readonly key: string;
  /** The longest that somebody thinks at a time; the case is in flight meanwhile. */
  readonly thinkMs: number;
}

/** What happened in the end, as the client saw it. */
export interface Ending {
  readonly caseId: string;
  readonly stage: string | undefined;
  readonly outcome: string | null;
}

type Think = () => Promise<void>;

/** Plays one case from its filing to its end, or to where its people leave it. */
export async function playCase(stage: Stage, part: Part): Promise<Ending> {
  const { plan, scenario, key, thinkMs } = part;
  const think: Think = () => pause(plan.dice.below(thinkMs));
  await think();
  if (plan.story === 'sign badly first') {
    // Under a key of its own: while the certification authority is away it becomes a case, which is refused later.
    await expectTurnedDown(file(stage, scenario, `${key}-bad`, 'expired'), 'signature-rejected');
  }
  const caseId = await fileAccepted(stage, scenario, key);
  if (plan.story === 'file twice') {
    await expectTurnedDown(file(stage, scenario, `${key}-again`), 'case-already-open');
  }
  await think();
  await leadOn(stage, part, caseId, think);
  const { body } = await (plan.story === 'stay silent' ? look(stage, caseId) : untilClosed(stage, caseId));
  return { caseId, stage: body.stage, outcome: body.outcome ?? null };
}

async function expectTurnedDown(filing: Promise<Filed>, code: string): Promise<void> {
  const filed = await filing;
  const answered = 'notAccepted' in filed ? filed.notAccepted : (filed.body.refusal?.ground ?? filed.body.stage);
  if (answered !== code) throw new Error(`${code} was due, not ${answered}`);
}

async function leadOn(stage: Stage, part: Part, caseId: string, think: Think): Promise<void> {
  const { scenario, other, plan } = part;
  switch (plan.story) {
    case 'agree':
    case 'agree for others':
    case 'sign badly first':
    case 'file twice':
      return answerAll(stage, scenario, caseId, think);
    case 'decline':
    case 'revoke and agree': {
      const [first, second] = await consentsOf(stage, caseId);
      if (first === undefined || second === undefined) throw new Error('two must be asked');
      await answer(stage, scenario, caseId, first, 'give');
      await think();
      if (plan.story === 'decline') return answer(stage, scenario, caseId, second, 'decline');
      await answer(stage, scenario, caseId, first, 'revoke');
      await think();
      return answerAll(stage, scenario, caseId, think);
    }
    case 'cancel':
      return cancel(stage, caseId);
    case 'sell meanwhile': {
      const owners = other.consenters.map(({ iin }) => ({ iin, share: '1/1' }));
      await stage.persistence.until('the sale', () => stage.control.changeDwelling(scenario.rka, { owners }));
      return answerAll(stage, scenario, caseId, think);
    }
    case 'approve':
    case 'refuse in review':
      await answerAll(stage, scenario, caseId, think);
      await think();
      return review(stage, caseId, plan.story === 'approve' ? 'approve' : 'refuse');
    case 'stay silent':
    case 'hope against the law':
  }
}
