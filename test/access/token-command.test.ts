import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRemoteJWKSet } from 'jose';
import { describe, expect, test } from 'vitest';
import { callerOfClaims } from '../../api/access/claims.ts';
import { createAccessTokenVerifier } from '../../api/access/verify-access-token.ts';
import { DEMO_CLIENTS } from '../../dev/identity/demo-clients.ts';
import { DEMO_USERS } from '../../dev/identity/demo-users.ts';
import { CLAIM_NAMES } from './sample-claims.ts';
import { AUDIENCE, startSignIn } from './signed-in.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const { api, issuer } = await startSignIn();

const verify = createAccessTokenVerifier({
  issuer,
  audience: AUDIENCE,
  keys: createRemoteJWKSet(new URL(`${issuer}/jwks`)),
  now: () => new Date(),
});

/** What a terminal shows after `npm run token -- …` beside a stack that runs. */
async function runToken(args: readonly string[], stack: object = { issuer }) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tirkeu-test-token-'));
  const addresses = { api, registries: issuer, temporalUi: null, ...stack };
  writeFileSync(join(dataFolder, 'stack.json'), JSON.stringify(addresses));
  const env = { ...process.env, TIRKEU_DATA: dataFolder };
  return promisify(execFile)('npm', ['run', '--silent', 'token', '--', ...args], { cwd: ROOT, env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

describe('npm run token', () => {
  test.each(DEMO_CLIENTS)('gives $id a token with its channel and everything it may do', async ({ id, scope }) => {
    const { stdout } = await runToken([id]);
    expect(stdout).toMatch(/^[\w.-]+\n$/);
    const caller = callerOfClaims(await verify(stdout.trim()), CLAIM_NAMES);
    expect(caller).toMatchObject({ kind: 'integrator', clientId: id, channel: id });
    expect(scope.split(' ')).toEqual([...('scopes' in caller ? caller.scopes : []), `channel:${id}`]);
  });

  test.each(DEMO_USERS)('gives $id a token to act as $roles', async ({ id, iin, roles }) => {
    const { stdout } = await runToken([id]);
    expect(callerOfClaims(await verify(stdout.trim()), CLAIM_NAMES)).toMatchObject({ kind: 'staff', id, iin, roles });
  });

  test('tells whoever names nobody whom there is', async () => {
    const { code, stdout, stderr } = await runToken(['nobody']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const { id } of [...DEMO_CLIENTS, ...DEMO_USERS]) expect(stderr).toContain(`  ${id}`);
  });

  test.each([
    ['nobody has to say who they are', { issuer: null }, 'TIRKEU_SIGN_IN=0'],
    ['an earlier release runs', {}, 'TIRKEU_SIGN_IN=0'],
    ['the provider is away', { issuer: 'http://127.0.0.1:9' }, "doesn't answer"],
  ])('says what to do where %s', async (_what, stack, says) => {
    const { code, stderr } = await runToken(['portal'], stack);
    expect(code).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
