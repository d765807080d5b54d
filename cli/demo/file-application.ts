import type { Scenario } from '../registries-control.ts';
import { Obstacle } from '../obstacle.ts';
import { fileScenario } from '../scenario-actions.ts';
import { type CaseFile, caseIn } from './case-file.ts';
import { describeFiling } from './describe-case.ts';
import type { Row } from './lay-out.ts';
import { duringOutage } from './outage.ts';
import { type Stage, untilCase } from './stage.ts';

/** The api does not offer a service yet: told, and no failure of the demo. */
export class ServiceNotOffered extends Obstacle {}

/** The applicant signs and files. Where nobody consents, this is the moment at which the property registry is missed. */
export async function fileApplication(stage: Stage, scenario: Scenario): Promise<CaseFile> {
  const file = (): Promise<CaseFile> =>
    stage.narrator.step('filing', async () => {
      const filed = await fileOnce(stage, scenario);
      return { value: filed, rows: [...describeFiling(filed), ...describeWatching(stage, filed)] };
    });
  return stage.plan.outage && scenario.consenters.length === 0 ? duringOutage(stage, file) : file();
}

async function fileOnce(stage: Stage, scenario: Scenario): Promise<CaseFile> {
  const answer = await fileScenario(stage, scenario);
  if (answer.body.code === 'service-not-available') {
    throw new ServiceNotOffered(`The api does not offer ${String(scenario.application['service'])} yet.`);
  }
  // Accepted, though not opened yet: from here on the case itself says how it stands.
  return caseIn(answer) ?? untilCase(stage, answer.body.caseId ?? '', () => true);
}

/** Where to watch the workflow: it has the case's id. */
const describeWatching = ({ temporalUi }: Stage, { caseId }: CaseFile): readonly Row[] =>
  temporalUi === null ? [] : [{ label: 'watch', text: `${temporalUi}/namespaces/default/workflows/${caseId}` }];
