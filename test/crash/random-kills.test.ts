import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { countByKind } from './kill-servers.ts';
import { runCrashes } from './run-crashes.ts';
import { KINDS, startProcessStack } from '../support/process-stack.ts';

/** `TIRKEU_CRASH_SEED` repeats a run: the same people with the same intentions, the same kills in the same order. */
const seed = Number(process.env['TIRKEU_CRASH_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const PLAYS = 40;
const KILLS = 12;

const folder = await mkdtemp(join(tmpdir(), 'tirkeu-test-crash-'));
const stack = await startProcessStack({
  folder,
  executables: inject('executables'),
  workflowBundle: inject('workflowBundle'),
});
afterAll(async () => {
  await stack.stop();
  await rm(folder, { recursive: true, force: true });
});

describe(`with ${PLAYS} stories of all services in flight and every process killed at random (seed ${seed})`, () => {
  test('no case is lost, nothing happens twice, and every case ends as its people meant it to', async () => {
    const { kills, fallen, played, violations } = await runCrashes(stack, {
      seed,
      plays: PLAYS,
      thinkMs: 10_000,
      patienceMs: 5 * 60_000,
      killing: { restMs: 5_000, downMs: 2_000, goesOn: (killed) => killed < KILLS },
    });
    expect(played.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(violations).toEqual([]);
    expect(fallen).toEqual([]);
    const counts = countByKind(kills);
    expect(kills.length).toBeGreaterThanOrEqual(KILLS);
    expect(KINDS.filter((kind) => counts[kind] < 2)).toEqual([]);
  });
});
