import { setTimeout as sleep } from 'node:timers/promises';
import { Obstacle } from '../obstacle.ts';
import type { Actors } from '../scenario-actions.ts';
import { type CaseFile, caseIn } from './case-file.ts';
import type { LookUp } from './look-up.ts';
import type { Narrator } from './narrator.ts';
import type { Language } from './phrases.ts';
import type { Plan } from './plan.ts';

/** Everything that a story is played with. */
export interface Stage extends Actors {
  readonly plan: Plan;
  readonly language: Language;
  readonly narrator: Narrator;
  readonly lookUp: LookUp;
  readonly apiUrl: string;
  /** Of Temporal's web interface, or `null` where it is unknown. */
  readonly temporalUi: string | null;
  /** Between two steps, so that somebody can look at what there is. */
  readonly pauseMs: number;
  /** How long the property registry is away in an outage. */
  readonly outageMs: number;
  /** Ends the story where it stands; what it broke is mended first. */
  readonly signal: AbortSignal;
}

export const pause = ({ signal }: Stage, ms: number): Promise<void> => sleep(ms, undefined, { signal });

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
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const file = caseIn(await stage.api.getCase(caseId));
    if (file !== undefined && isAsWanted(file)) return file;
    if (performance.now() > deadline) {
      const waitingFor = JSON.stringify(file?.waitingFor ?? null);
      throw new Obstacle(`Case ${caseId} is still ${file?.stage ?? 'opening'} and waits for ${waitingFor}.`);
    }
    await pause(stage, POLL_MS);
  }
}
