import { relative } from 'node:path';
import type { StackAddresses } from './stack-file.ts';

/** What a person wants to know once everything is up: where to look, what to try, how to stop. Nothing that isn't there yet. */
export function summarise(addresses: StackAddresses, dataFolder: string): string {
  const fromHere = relative(process.cwd(), dataFolder);
  const folder = fromHere.startsWith('..') ? dataFolder : fromHere;
  const rows = [
    ['console', addresses.console],
    ['api', addresses.api],
    ['Temporal', addresses.temporalUi ?? addresses.temporal],
    ['reference', addresses.docs],
    ['registries', addresses.registries],
    ...(addresses.issuer === null ? [] : [['sign-in', `${addresses.api}/auth/sign-in`]]),
    ['logs', `${folder}/logs`],
  ];
  const table = rows.map(([name = '', where = '']) => `  ${name.padEnd(11)} ${where}`).join('\n');
  return `\nTirkeu is up.\n\n${table}\n\nTry in another terminal:  npm run demo\nCtrl-C stops everything and loses nothing.\n`;
}
