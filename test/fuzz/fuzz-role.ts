import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askForToken } from '../../cli/ask-for-token.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { createTirkeuClient } from '../../client/create-tirkeu-client.ts';
import type { Progress } from '../../dev/bootstrap/progress.mjs';
import { providePython, type PythonWithPackages } from '../../dev/runtime/provide-python.ts';
import { runCommand } from '../../dev/runtime/run-command.ts';
import { type Ready, readyRequests } from './ready-requests.ts';
import type { FuzzRole } from './roles.ts';

export interface SignedInStack {
  readonly api: string;
  readonly registries: string;
  readonly issuer: string;
}

export interface FuzzEffort {
  readonly phases: string;
  /** Random requests for each call. */
  readonly examples: number;
  readonly seconds: number;
  readonly seed: number;
}

export interface FuzzResult {
  readonly isClean: boolean;
  /** How often each call was answered with which status: `200 GET /v1/cases`. */
  readonly answers: ReadonlyMap<string, number>;
  /** Everything that schemathesis printed: what it found, and how to repeat it with curl. */
  readonly output: string;
}

/** What no answer may break. Whether a request was rightly refused the api's own tests say. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'unsupported_method',
  'allow_header_conformance',
].join(',');

/** Schemathesis from pinned wheels. */
export const provideSchemathesis = (progress: Progress): Promise<PythonWithPackages> =>
  providePython({
    name: 'schemathesis',
    requirementsFile: join(import.meta.dirname, 'requirements.txt'),
    minimumMinor: 11,
    progress,
  });

/** Files cases as the role's client, so that random requests can be about something. */
async function seedFor(
  { client, token: sender }: FuzzRole,
  { api, registries, issuer }: SignedInStack,
): Promise<Ready> {
  const token = await askForToken(issuer, client);
  const tirkeu = createTirkeuClient({ baseUrl: api, token });
  const control = createRegistriesControl(registries);
  return readyRequests({ tirkeu, control, channel: client, subscribes: sender === client });
}

/** Sends random requests as one role and holds every answer to the OpenAPI document that the api serves. */
export async function fuzzRole(
  role: FuzzRole,
  stack: SignedInStack,
  effort: FuzzEffort,
  { python, env }: PythonWithPackages,
): Promise<FuzzResult> {
  const folder = mkdtempSync(join(tmpdir(), 'tirkeu-fuzz-'));
  try {
    const ready = join(folder, 'ready.json');
    const answers = join(folder, 'answers.txt');
    writeFileSync(ready, JSON.stringify(await seedFor(role, stack)));
    const token = role.token === undefined ? undefined : await askForToken(stack.issuer, role.token);
    const command = ['-m', 'schemathesis.cli', 'run', `${stack.api}/openapi.json`, ...optionsOf(effort)];
    const { code, output } = await runCommand(
      python,
      [...command, ...(token === undefined ? [] : ['--header', `Authorization: Bearer ${token}`])],
      {
        cwd: folder, // It leaves a folder of examples where it runs.
        env: {
          ...process.env,
          ...env,
          SCHEMATHESIS_HOOKS: join(import.meta.dirname, 'hooks.py'),
          TIRKEU_FUZZ_READY: ready,
          TIRKEU_FUZZ_ANSWERS: answers,
          COLUMNS: '140',
        },
      },
    );
    return { isClean: code === 0, answers: countLines(answers), output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One worker: with several, Python 3.11 now and then breaks off on its own (a defect of its `ast` with threads). */
const optionsOf = ({ phases, examples, seconds, seed }: FuzzEffort): readonly string[] => {
  const values = {
    phases,
    'max-examples': examples,
    'max-time': seconds,
    seed,
    checks: CHECKS,
    workers: 1,
    // The live stream never ends by itself; test/api follows it.
    'exclude-path': '/v1/events',
    'generation-database': 'none',
    warnings: 'off',
  };
  const named = Object.entries(values).map(([name, value]) => `--${name}=${value}`);
  return [...named, '--continue-on-failure', '--no-color'];
};

function countLines(file: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
