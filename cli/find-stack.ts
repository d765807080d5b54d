import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Obstacle } from './obstacle.ts';

const stackSchema = z.looseObject({
  api: z.url(),
  /** `null` where everybody may do everything; missing where an earlier release wrote the file. */
  issuer: z.url().nullish(),
  registries: z.url(),
  /** `null` where an outside Temporal is used. */
  temporalUi: z.url().nullable(),
});
/** Where a running stack is, as far as commands care. `npm start` writes it once everything is healthy. */
export type Stack = z.infer<typeof stackSchema>;

type Environment = Readonly<Record<string, string | undefined>>;

const START_IT = 'Start it with `npm start` in another terminal.';

/** The stack on the data folder (`TIRKEU_DATA`, or `.data` here). @throws {Obstacle} where none is up, with what to do */
export function findStack(environment: Environment): Stack {
  const folder = resolve(environment['TIRKEU_DATA'] ?? '.data');
  const file = join(folder, 'stack.json');
  if (!existsSync(file)) throw new Obstacle(whyThereIsNone(folder));
  const parsed = stackSchema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  throw new Obstacle(`${file} is damaged. Stop the stack and start it again: \`npm start\` writes the file anew.`);
}

/** Asks whether the stack really answers: a killed one leaves its file behind. @throws {Obstacle} where it doesn't */
export async function checkStack({ api }: Stack): Promise<void> {
  let response: Response;
  try {
    response = await fetch(`${api}/readyz`, { signal: AbortSignal.timeout(10_000) });
  } catch {
    throw new Obstacle(`Nothing answers on ${api}, where the stack was last. ${START_IT}`);
  }
  if (response.ok) return;
  throw new Obstacle(`The api on ${api} is not ready: ${await response.text()}. The stack's logs say why.`);
}

/** A stack that starts or stops holds its folder's lock and has no file. */
function whyThereIsNone(folder: string): string {
  const pid = ownerOf(join(folder, 'lock', 'owner.json'));
  return pid !== undefined && isAlive(pid)
    ? `The stack on ${folder} is still starting (process ${pid}). Wait until it says "Tirkeu is up.", then try again.`
    : `No stack runs on ${folder}. ${START_IT} One on other data is found with TIRKEU_DATA.`;
}

function ownerOf(lockFile: string): number | undefined {
  const parsed = z.looseObject({ pid: z.int().positive() }).safeParse(existsSync(lockFile) ? readJson(lockFile) : null);
  return parsed.success ? parsed.data.pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // Gone, or somebody else's: not our stack either way.
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // The caller says what is wrong with it.
  }
}
