import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCompose, REQUIRED } from './read-compose.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Stage {
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly string[];
}

/** Every stage with its instructions, those of the stages it builds upon included. */
function stagesOf(dockerfile: string): readonly Stage[] {
  const stages: Stage[] = [];
  for (const part of dockerfile.split(/^(?=FROM )/m).slice(1)) {
    const [first = '', ...rest] = part.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const [, from = '', name = ''] = /^FROM (\S+) AS (\S+)$/.exec(first) ?? [];
    const inherited = stages.find((stage) => stage.name === from)?.instructions ?? [];
    stages.push({ name, from, instructions: [...inherited, ...rest] });
  }
  return stages;
}

const stages = stagesOf(textOf('Dockerfile'));
const targets = Object.values(readCompose(REQUIRED).services).flatMap(({ build }) => build?.target ?? []);
const built = stages.filter(({ name }) => targets.includes(name));

describe('the Dockerfile', () => {
  test('has a stage for each target of docker-compose.yml', () => {
    expect(new Set(built.map(({ name }) => name))).toEqual(new Set(targets));
  });

  test('stands on the Node version that we develop with', () => {
    const outside = stages.filter(({ from }) => !stages.some(({ name }) => name === from)).map(({ from }) => from);
    expect(outside).toEqual([`node:${JSON.parse(textOf('package.json')).devDependencies.node}-bookworm-slim`]);
  });

  test('copies only what exists and what .dockerignore lets in', () => {
    const copied = stages
      .flatMap(({ instructions }) => instructions)
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(' ').slice(1, -1));
    const letIn = [...textOf('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path]) => path);
    expect(new Set(copied)).toEqual(new Set(letIn));
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(textOf('.dockerignore')).toMatch(/^\*$/m);
  });

  test('takes from other stages only what they have', () => {
    const sources = [...textOf('Dockerfile').matchAll(/--from=(\S+)/g)].map(([, stage]) => stage);
    expect(stages.map(({ name }) => name)).toEqual(expect.arrayContaining(sources));
  });

  test('holds no secret', () => {
    expect(textOf('Dockerfile')).not.toMatch(/PASSWORD|SECRET|TOKEN|PAYLOAD_KEYS|MONGODB_URI|^ARG /m);
  });
});

describe.each(built)('the image $name', ({ name, instructions }) => {
  const last = (keyword: string): string | undefined => instructions.findLast((line) => line.startsWith(`${keyword} `));

  test('runs its process itself, so that signals reach it', () => {
    const preload = existsSync(join(root, name, 'preload.ts')) ? `"--require", "./${name}/preload.ts", ` : '';
    expect(last('CMD')).toBe(`CMD ["node", ${preload}"${name}/main.ts"]`);
  });

  test('does not run as root and runs nothing more as root', () => {
    expect(last('USER')).toBe('USER node');
    const after = instructions.slice(instructions.lastIndexOf('USER node'));
    expect(after.filter((line) => line.startsWith('RUN '))).toEqual([]);
  });

  test('takes its packages from the stage without development packages', () => {
    expect(instructions).toContain('COPY --from=production-packages /app/node_modules node_modules');
    expect(instructions.join('\n')).not.toMatch(/npm (ci|install)/);
    const packages = stages.find((stage) => stage.name === 'production-packages');
    expect(packages?.instructions.join('\n')).toContain('npm ci --omit=dev');
  });
});
