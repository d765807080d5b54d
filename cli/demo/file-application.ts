import { z } from 'zod';
import type { Problem } from '../../client/create-tirkeu-client.ts';
import type { Scenario } from '../registries-control.ts';
import { fileAtCounter, fileScenario } from '../scenario-actions.ts';
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
  registrant: z.object({ iin: z.string() }),
  furtherRegistrants: z.array(z.object({ iin: z.string() })).default([]),
});

export const channelOf = ({ application }: Scenario): string => formSchema.parse(application).channel;

/** The numbers of everybody whose address is to change; the case shows integrators less of them. */
export function registrantsOf({ application }: Scenario): readonly string[] {
  const { registrant, furtherRegistrants } = formSchema.parse(application);
  return [registrant, ...furtherRegistrants].map(({ iin }) => iin);
}

export const isAtCounter = (scenario: Scenario): boolean => channelOf(scenario) === 'counter';

/** The applicant proves who they are and files. Where nobody consents, this is the moment at which the property registry is missed. */
export async function fileApplication(stage: Stage): Promise<Filed> {
  const { scenario } = stage;
  if (scenario.expect.problem !== undefined) return fileInVain(stage);
  const file = (): Promise<CaseFile> =>
    stage.narrator.step('filing', async () => {
      const filed = await fileOnce(stage);
      const { language } = stage;
      const rows = [...describeFiling(filed, language), ...describeForm(stage), ...describeWatching(stage, filed)];
      return { value: filed, rows };
    });
  const isMissedNow = stage.plan.outage && scenario.consenters.length === 0;
  return { file: isMissedNow ? await duringOutage(stage, file) : await file() };
}

const send = (stage: Stage) => (isAtCounter(stage.scenario) ? fileAtCounter : fileScenario)(stage, stage.scenario);

async function fileOnce(stage: Stage): Promise<CaseFile> {
  const answer = await send(stage);
  // Accepted, though not opened yet: from here on the case itself says how it stands.
  return caseIn(answer) ?? untilCase(stage, answer.ok ? answer.body.caseId : '', () => true);
}

/** What is no application at all makes no case: told with the code that a program reads and the words for a person. */
const fileInVain = (stage: Stage): Promise<Filed> =>
  stage.narrator.step<Filed>('turningAway', async () => {
    const answer = await send(stage);
    if (answer.ok) return { value: { file: await untilCase(stage, answer.body.caseId, () => true) }, rows: [] };
    const { status, problem } = answer;
    return { value: { problem: problem.code }, rows: describeProblem(status, problem, stage.language) };
  });

function describeProblem(status: number, { code, reason, detail }: Problem, language: Language): readonly Row[] {
  const say = wordsOf(language);
  return [
    { label: say('problem'), text: `${status} ${code}` },
    ...(typeof reason === 'string' ? [{ label: say('reason'), text: reason }] : []),
    { text: detail },
  ];
}

/** What only some forms ask for, and how the applicant proved who they are where that is not by signature. */
function describeForm({ scenario, caller, language }: Stage): readonly Row[] {
  const say = wordsOf(language);
  const { stay, departure } = formSchema.parse(scenario.application);
  return [
    ...(stay === undefined ? [] : [{ label: say('term'), text: `${stay.months} ${say('months')}: ${stay.reason}` }]),
    ...(departure === undefined ? [] : [{ label: say('document'), text: departure.documentNumber }]),
    ...(isAtCounter(scenario) ? [{ label: say('proof'), text: `${say('in person')}, ${caller.name}` }] : []),
  ];
}

/** Where to watch the workflow: it has the case's id. */
const describeWatching = ({ temporalUi, language }: Stage, { caseId }: CaseFile): readonly Row[] =>
  temporalUi === null
    ? []
    : [{ label: wordsOf(language)('watch'), text: `${temporalUi}/namespaces/default/workflows/${caseId}` }];
