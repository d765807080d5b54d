import { expect, test } from 'vitest';
import { createTokenSource } from '../../cli/token-source.ts';
import { TOKEN_SECONDS } from '../../dev/identity/sign-staff-token.ts';
import { startProvider } from './signed-in.ts';

const { issuer } = await startProvider();

test.each(['portal', 'aigerim'])('the token of %s is asked for once, and anew before it ends', async (name) => {
  let now = 0;
  const tokenOf = createTokenSource(issuer, () => now);
  const [first, atOnce] = await Promise.all([tokenOf(name), tokenOf(name)]);
  expect(atOnce).toBe(first);
  now = TOKEN_SECONDS * 500;
  expect(await tokenOf(name)).toBe(first);
  now = TOKEN_SECONDS * 1_000 - 1_000;
  const second = await tokenOf(name);
  expect(second).not.toBe(first);
  expect(await tokenOf(name)).toBe(second);
});

test('everybody has a token of their own', async () => {
  const tokenOf = createTokenSource(issuer);
  expect(await tokenOf('portal')).not.toBe(await tokenOf('bank'));
});

test('a failure is told to who asked, and the next one asks again', async () => {
  const tokenOf = createTokenSource('http://127.0.0.1:9'); // Port 9 is nobody's.
  await expect(tokenOf('portal')).rejects.toThrow("doesn't answer");
  await expect(tokenOf('portal')).rejects.toThrow("doesn't answer");
});
