import { setTimeout as pause } from 'node:timers/promises';
import { createDice, type Dice } from '../../registries/synthetic/dice.ts';
import { KINDS, type ProcessStack, type Kind } from '../support/process-stack.ts';

/** One kill that happened. */
export interface Kill {
  readonly kind: Kind;
  readonly pid: number;
  /** How the process ended; anything but SIGKILL means that it was gone before. */
  readonly signal: string | null;
}

export interface Killing {
  readonly kills: readonly Kill[];
  /** Processes that ended without having been killed, in words. */
  readonly fallen: readonly string[];
}

export interface KillingOptions {
  readonly seed: number;
  /** The longest pauses between two rounds and before a killed server comes back. */
  readonly restMs: number;
  readonly downMs: number;
  /** Asked before each round, with the number of kills so far. */
  readonly goesOn: (kills: number) => boolean;
  readonly onRound?: (kills: readonly Kill[]) => void;
}

/** One in three rounds kills two at once: a machine takes everything on it along. */
const PAIR_IN = 3;

/**
 * Kills servers with `kill -9` at random moments and starts them again, round after round. The kinds take turns in an
 * order that the seed decides, so that each gets its share.
 */
export async function killServers(stack: ProcessStack, options: KillingOptions): Promise<Killing> {
  const { seed, restMs, downMs, goesOn, onRound } = options;
  const dice = createDice(seed, 1, 0);
  const kills: Kill[] = [];
  const fallen: string[] = [];
  const turns = takeTurns(dice);
  while (goesOn(kills.length)) {
    await pause(dice.below(restMs));
    const kinds = dice.below(PAIR_IN) === 0 ? [turns(), turns()] : [turns()];
    const victims = KINDS.filter((kind) => kinds.includes(kind));
    const killed = await Promise.all(victims.map((kind) => kill(stack, kind)));
    kills.push(...killed);
    await pause(dice.below(downMs));
    // In the order of start: a worker that starts needs what it connects to.
    for (const kind of victims) await stack.servers[kind].restart();
    fallen.push(...(await raiseFallen(stack)));
    onRound?.(killed);
  }
  return { kills, fallen };
}

/**
 * Every kind once before any comes again, in an order that changes; never the same twice running, or a pair of one and
 * the same would count as a single kill and cost that kind its share.
 */
export function takeTurns(dice: Dice): () => Kind {
  let left: readonly Kind[] = KINDS;
  let last: Kind | undefined;
  return () => {
    const choices = left.filter((kind) => kind !== last);
    const kind = choices[dice.below(choices.length)] ?? 'worker';
    left = left.length === 1 ? KINDS : left.filter((one) => one !== kind);
    last = kind;
    return kind;
  };
}

export async function kill({ servers }: ProcessStack, kind: Kind): Promise<Kill> {
  const pid = servers[kind].pid();
  const { signal } = await servers[kind].kill9();
  return { kind, pid, signal };
}

/** A container engine would start them again; here they are also counted, because a restart elsewhere is no reason to die. */
async function raiseFallen({ servers }: ProcessStack): Promise<readonly string[]> {
  const fallen: string[] = [];
  for (const kind of KINDS) {
    const exit = await Promise.race([servers[kind].exited(), pause(0, undefined)]);
    if (exit === undefined) continue;
    fallen.push(`${kind} ended by itself (${exit.signal ?? `code ${exit.code}`})`);
    await servers[kind].restart();
  }
  return fallen;
}

export const countByKind = (kills: readonly Kill[]): Readonly<Record<Kind, number>> => {
  const count = (kind: Kind): number => kills.filter((one) => one.kind === kind && one.signal === 'SIGKILL').length;
  return {
    mongodb: count('mongodb'),
    temporal: count('temporal'),
    registries: count('registries'),
    worker: count('worker'),
    api: count('api'),
  };
};
