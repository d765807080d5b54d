import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Callers } from '../../cli/callers.ts';
import type { RegistriesControl, Scenario } from '../../cli/registries-control.ts';
import {
  type Actors,
  answerConsent,
  consentAtCounter,
  fileAtCounter,
  fileScenario,
} from '../../cli/scenario-actions.ts';
import { bodyOf, type Case } from '../../client/create-tirkeu-client.ts';
import { type Cell, inPeople, type Result } from './expected-result.ts';

/** The members that one service's form asks for and no other has a place for. */
const OWN_MEMBERS = {
  'permanent-residence': {},
  'temporary-stay': { stay: { months: 6, reason: 'studies' } },
  'owner-withdrawal': {},
  'departure-abroad': { departure: { documentNumber: 'DEP-NEVER-ISSUED' } },
};

/** The scenario's application as its applicant would fill in the form of the cell's service. */
function applicationOf({ scenario, own, service, channel }: Cell): Scenario['application'] {
  if (service === own) return { ...scenario.application, channel };
  const common = Object.entries(scenario.application).filter(([member]) => !(member in OWN_MEMBERS[own]));
  return { ...Object.fromEntries(common), ...OWN_MEMBERS[service], service, channel };
}

/** Who files and decides, and what signs for the people of a cell. */
interface Cast {
  readonly callers: Callers;
  readonly control: RegistriesControl;
}

/** Files a cell's application by whoever its channel belongs to, lets everybody do their part, and says what came of it. */
export async function playCell({ callers, control }: Cast, cell: Cell): Promise<Result> {
  const scenario = { ...cell.scenario, application: applicationOf(cell) };
  const isAtCounter = cell.channel === 'counter';
  // At the counter and in reviews somebody who is there for the whole country.
  const actors: Actors = { ...callers.forChannel(cell.channel, undefined), control };
  const key = randomUUID();
  const filed = await insist(() => (isAtCounter ? fileAtCounter : fileScenario)(actors, scenario, { key }));
  if (!filed.ok) return `problem: ${filed.problem.code}`;
  const { caseId } = filed.body;
  const opened = await untilCase(actors, caseId, (file) => isDecided(file) || file.stage === 'awaiting-consent');
  for (const consent of opened.stage === 'awaiting-consent' ? opened.consents : []) {
    const answer = isAtCounter ? consentAtCounter : answerConsent;
    await bodyOf(insist(() => answer(actors, scenario, caseId, consent)));
  }
  const file = await untilCase(actors, caseId, isDecided);
  if (file.stage !== 'in-review') return resultOf(file);
  const { tirkeu } = callers.forOffice(undefined);
  const body = { decision: 'approve', reason: 'looked at the papers' } as const;
  await bodyOf(insist(() => tirkeu.reviewCase({ caseId, ifMatch: `"${file.revision}"`, body })));
  return `in-review, then ${resultOf(await untilCase(actors, caseId, isDecided))}`;
}

const ATTEMPTS = 5;

/** What a busy product doesn't answer in time is sent again, as the api asks for: the same, so that it happens once. */
async function insist<Answered extends { readonly status: number }>(send: () => Promise<Answered>): Promise<Answered> {
  let answer = await send();
  for (let attempt = 1; attempt < ATTEMPTS && answer.status === 503; attempt += 1) answer = await send();
  return answer;
}

/** With an outcome, or in the hands of a caseworker. */
const isDecided = ({ stage, outcome }: Case): boolean => outcome !== null || stage === 'in-review';

const POLL_MS = 100;

/** Much longer than even a busy product takes. */
const PATIENCE_MS = 60_000;

/** The case once it is as wanted; nothing here waits for people. */
async function untilCase({ tirkeu }: Actors, caseId: string, isAsWanted: (file: Case) => boolean): Promise<Case> {
  const givenUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const file = await bodyOf(tirkeu.getCase({ caseId }));
    if (file !== undefined && 'revision' in file && isAsWanted(file)) return file;
    if (performance.now() > givenUpAt) throw new Error(`still waiting: ${JSON.stringify(file)}`);
    await pause(POLL_MS);
  }
}

const resultOf = ({ outcome, refusal, people }: Case): Result =>
  inPeople(
    inWords(outcome, refusal),
    people.map((person) => inWords(person.outcome, person.refusal)),
  );

const inWords = (outcome: Case['outcome'], refusal: Case['refusal']): string =>
  [outcome ?? 'undecided', ...(refusal === null ? [] : [refusal.ground])].join(': ');
