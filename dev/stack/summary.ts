import { relative } from 'node:path';
import { DEMO_USERS } from '../identity/demo-users.ts';
import type { StackAddresses } from './stack-file.ts';
import type { StackSettings } from './stack-settings.ts';

/** What a person wants to know once everything is up: where to look, what to try, how to stop. Nothing that isn't there yet. */
export function summarise(
  addresses: StackAddresses,
  { dataFolder, TIRKEU_TOWN }: Pick<StackSettings, 'dataFolder' | 'TIRKEU_TOWN'>,
): string {
  const fromHere = relative(process.cwd(), dataFolder);
  const folder = fromHere.startsWith('..') ? dataFolder : fromHere;
  const rows = [
    ['console', addresses.console],
    ['api', addresses.api],
    ['Temporal', addresses.temporalUi ?? addresses.temporal],
    ['reference', addresses.docs],
    ['registries', addresses.registries],
    ['keys', `${addresses.registries}/keys  plug one in, to sign in a browser`],
    ...(addresses.issuer === null ? [] : [['sign-in', `as ${DEMO_USERS.map(describeUser).join(', ')}; no password`]]),
    ['logs', `${folder}/logs`],
  ];
  const table = rows.map(([name = '', where = '']) => `  ${name.padEnd(11)} ${where}`).join('\n');
  return [
    `\nTirkeu is up.\n\n${table}\n`,
    ...(TIRKEU_TOWN === 'off' ? [] : [describeTown(TIRKEU_TOWN)]),
    'Try in another terminal:  npm run demo',
    'Ctrl-C stops everything and loses nothing.\n',
  ].join('\n');
}

const describeUser = ({ id, roles, office }: (typeof DEMO_USERS)[number]): string =>
  `${id} (${roles.join(', ')}${office === '*' ? '' : ` of ${office}`})`;

/** Whoever sees cases come and registries fail should know by whom. */
const describeTown = (pace: string): string =>
  `A demo town (${pace}) files and answers cases, and lets a registry fail now and then: TIRKEU_TOWN=off npm start goes without, =busy has more.`;
