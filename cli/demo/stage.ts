import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller, Callers } from '../callers.ts';
import { Obstacle } from '../obstacle.ts';
import type { RegistriesControl, Scenario } from '../registries-control.ts';
import type { Actors } from '../scenario-actions.ts';
import { type CaseFile, caseIn } from './case-file.ts';
import type { LookUp } from './look-up.ts';
import type { Narrator } from './narrator.ts';
import type { Language } from './phrases.ts';
import type { Plan } from './plan.ts';

/** Everything that stories are played with. */
export interface Setting {
  readonly control: RegistriesControl;
  readonly callers: Callers;
  readonly plan: Plan;
  readonly language: Language;
  readonly narrator: Narrator;
  readonly lookUp: LookUp;
  readonly apiUrl: string;
  /** Of Temporal's web interface, or `null` where it is unknown. */
  readonly temporalUi: string | null;
  /** Between two steps, so that somebody can look at what there is. */
  readonly pauseMs: number;
  /** How long a story waits for the card issuer before it goes on without. */
  readonly chipPatienceMs: number;
  /** How long the property registry is away in an outage. */
  readonly outageMs: number;
  /** Ends the story where it stands; what it broke is mended first. */
  readonly signal: AbortSignal;
}

/** The setting of one story: its people, and who files for them and follows their case. */
export interface Stage extends Setting, Actors {
  readonly scenario: Scenario;
  readonly caller: Caller;
}

export const pause = ({ signal }: Pick<Setting, 'signal'>, ms: number): Promise<void> =>
  sleep(ms, undefined, { signal });

export const breathe = (stage: Stage): Promise<void> => pause(stage, stage.pauseMs);

const POLL_MS = 200;

/** A step that failed is tried again after a minute at the latest; who waits longer than two waits for something else. */
const PATIENCE_MS = 120_000;

/** Reads the case until it is as wanted. @throws {Obstacle} when that takes too long, with how it stands */
export async function untilCase(
  stage: Stage,
  caseId: string,
  isAsWanted: (file: CaseFile) => boolean,
): Promise<CaseFile> {
  const file = await watchCase(stage, caseId, { isAsWanted, patienceMs: PATIENCE_MS });
  if (file !== undefined && isAsWanted(file)) return file;
  const waitingFor = JSON.stringify(file?.waitingFor ?? null);
  throw new Obstacle(`Case ${caseId} is still ${file?.stage ?? 'opening'} and waits for ${waitingFor}.`);
}

/** Reads the case until it is as wanted, or patience ends; the answer is the case as it was read last. */
export async function watchCase(
  stage: Stage,
  caseId: string,
  { isAsWanted, patienceMs }: { readonly isAsWanted: (file: CaseFile) => boolean; readonly patienceMs: number },
): Promise<CaseFile | undefined> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const file = caseIn(await stage.tirkeu.getCase({ caseId }));
    if ((file !== undefined && isAsWanted(file)) || performance.now() > deadline) return file;
    await pause(stage, POLL_MS);
  }
}
