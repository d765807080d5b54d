import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { ApiAnswer, ApiBody } from '../support/api-client.ts';
import type { Scenario } from '../../cli/registries-control.ts';
import { type Actors, answerConsent, consentAtCounter, fileAtCounter, fileScenario } from '../support/case-actions.ts';
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

/** Files a cell's application, lets everybody do their part, and says what came of it. */
export async function playCell(actors: Actors, cell: Cell): Promise<Result> {
  const scenario = { ...cell.scenario, application: applicationOf(cell) };
  const isAtCounter = cell.channel === 'counter';
  const key = randomUUID();
  const filed = await insist(() => (isAtCounter ? fileAtCounter : fileScenario)(actors, scenario, { key }));
  const { caseId } = filed.body;
  if (filed.status >= 400 || caseId === undefined) return `problem: ${filed.body.code ?? filed.status}`;
  const opened = await untilCase(actors, caseId, (body) => isDecided(body) || body.stage === 'awaiting-consent');
  for (const consent of opened.stage === 'awaiting-consent' ? (opened.consents ?? []) : []) {
    const answer = isAtCounter ? consentAtCounter : answerConsent;
    expectTaken(await insist(() => answer(actors, scenario, caseId, consent)));
  }
  const body = await untilCase(actors, caseId, isDecided);
  if (body.stage !== 'in-review') return resultOf(body);
  expectTaken(await insist(() => actors.api.review(caseId, 'approve', 'looked at the papers')));
  return `in-review, then ${resultOf(await untilCase(actors, caseId, isDecided))}`;
}

const ATTEMPTS = 5;

/** What a busy product doesn't answer in time is sent again, as the api asks for: the same, so that it happens once. */
async function insist(send: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  let answer = await send();
  for (let attempt = 1; attempt < ATTEMPTS && answer.status === 503; attempt += 1) answer = await send();
  return answer;
}

const expectTaken = ({ status, body }: ApiAnswer): void => {
  expect([200, 202], JSON.stringify(body)).toContain(status);
};

/** With an outcome, or in the hands of a caseworker. */
const isDecided = ({ stage, outcome }: ApiBody): boolean => typeof outcome === 'string' || stage === 'in-review';

const POLL_MS = 100;

/** Much longer than even a busy product takes. */
const PATIENCE_MS = 60_000;

/** The case once it is as wanted; nothing here waits for people. */
async function untilCase({ api }: Actors, caseId: string, isAsWanted: (body: ApiBody) => boolean): Promise<ApiBody> {
  const givenUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const { body } = await api.getCase(caseId);
    if (isAsWanted(body)) return body;
    if (performance.now() > givenUpAt) throw new Error(`still waiting: ${JSON.stringify(body)}`);
    await pause(POLL_MS);
  }
}

const resultOf = ({ outcome, refusal, people = [] }: ApiBody): Result =>
  inPeople(
    inWords(outcome, refusal),
    people.map((person) => inWords(person.outcome, person.refusal)),
  );

const inWords = (outcome: string | null | undefined, refusal: ApiBody['refusal']): string =>
  [outcome ?? 'undecided', ...(refusal ? [refusal.ground] : [])].join(': ');
