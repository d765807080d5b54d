import { z } from 'zod';
import type { ApiBody } from '../api-client.ts';
import type { Scenario } from '../registries-control.ts';
import { fileAtCounter, fileScenario } from '../scenario-actions.ts';
import { CASEWORKER } from '../staff.ts';
import { type CaseFile, caseIn } from './case-file.ts';
import { describeFiling } from './describe-case.ts';
import type { Row } from './lay-out.ts';
import { duringOutage } from './outage.ts';
import type { Language } from './phrases.ts';
import { type Stage, untilCase } from './stage.ts';
import { wordsOf } from './words.ts';

/** What a filing came to: a case, or the problem that the scenario promises. */
export type Filed = { readonly file: CaseFile } | { readonly problem: string };

const formSchema = z.looseObject({
  channel: z.string(),
  stay: z.object({ months: z.number(), reason: z.string() }).optional(),
  departure: z.object({ documentNumber: z.string() }).optional(),
});

export const isAtCounter = ({ application }: Scenario): boolean => formSchema.parse(application).channel === 'counter';

/** The applicant proves who they are and files. Where nobody consents, this is the moment at which the property registry is missed. */
export async function fileApplication(stage: Stage, scenario: Scenario): Promise<Filed> {
  if (scenario.expect.problem !== undefined) return fileInVain(stage, scenario);
  const file = (): Promise<CaseFile> =>
    stage.narrator.step('filing', async () => {
      const filed = await fileOnce(stage, scenario);
      const { language } = stage;
      const rows = [
        ...describeFiling(filed, language),
        ...describeForm(scenario, language),
        ...describeWatching(stage, filed),
      ];
      return { value: filed, rows };
    });
  const isMissedNow = stage.plan.outage && scenario.consenters.length === 0;
  return { file: isMissedNow ? await duringOutage(stage, file) : await file() };
}

const send = (stage: Stage, scenario: Scenario) =>
  isAtCounter(scenario) ? fileAtCounter(stage, scenario) : fileScenario(stage, scenario);

async function fileOnce(stage: Stage, scenario: Scenario): Promise<CaseFile> {
  const answer = await send(stage, scenario);
  // Accepted, though not opened yet: from here on the case itself says how it stands.
  return caseIn(answer) ?? untilCase(stage, answer.body.caseId ?? '', () => true);
}

/** What is no application at all makes no case: told with the code that a program reads and the words for a person. */
const fileInVain = (stage: Stage, scenario: Scenario): Promise<Filed> =>
  stage.narrator.step<Filed>('turningAway', async () => {
    const { status, body } = await send(stage, scenario);
    if (status < 400) return { value: { file: await untilCase(stage, body.caseId ?? '', () => true) }, rows: [] };
    return { value: { problem: body.code ?? String(status) }, rows: describeProblem(status, body, stage.language) };
  });

function describeProblem(status: number, { code, reason, detail }: ApiBody, language: Language): readonly Row[] {
  const say = wordsOf(language);
  return [
    { label: say('problem'), text: `${status} ${code ?? ''}` },
    ...(reason === undefined ? [] : [{ label: say('reason'), text: reason }]),
    ...(detail === undefined ? [] : [{ text: detail }]),
  ];
}

/** What only some forms ask for, and how the applicant proved who they are where that is not by signature. */
function describeForm(scenario: Scenario, language: Language): readonly Row[] {
  const say = wordsOf(language);
  const { stay, departure } = formSchema.parse(scenario.application);
  return [
    ...(stay === undefined ? [] : [{ label: say('term'), text: `${stay.months} ${say('months')}: ${stay.reason}` }]),
    ...(departure === undefined ? [] : [{ label: say('document'), text: departure.documentNumber }]),
    ...(isAtCounter(scenario) ? [{ label: say('proof'), text: `${say('in person')}, ${CASEWORKER.id}` }] : []),
  ];
}

/** Where to watch the workflow: it has the case's id. */
const describeWatching = ({ temporalUi, language }: Stage, { caseId }: CaseFile): readonly Row[] =>
  temporalUi === null
    ? []
    : [{ label: wordsOf(language)('watch'), text: `${temporalUi}/namespaces/default/workflows/${caseId}` }];
