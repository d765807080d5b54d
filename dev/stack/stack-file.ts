import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from './write-file-atomically.ts';

/** Where a running stack is: the contract of `stack.json`, which the CLI, the demo and other programs read. */
export interface StackAddresses {
  /** URL */
  readonly api: string;
  /** URL of the web console. */
  readonly console: string;
  /** URL of the API's reference. */
  readonly docs: string;
  /** URL of the identity provider; `null` where everybody may do everything. */
  readonly issuer: string | null;
  /** URL; `/_control` and every registry are below it. */
  readonly registries: string;
  /** WebSocket of the stand-in for NCALayer. */
  readonly ncalayer: string;
  /** `host:port` of gRPC. */
  readonly temporal: string;
  /** URL, or `null` where an outside Temporal is used. */
  readonly temporalUi: string | null;
  /** Connection string. */
  readonly mongodb: string;
}

const pathOf = (dataFolder: string): string => join(dataFolder, 'stack.json');

/** Only a healthy stack has the file. */
export const writeStackFile = (dataFolder: string, addresses: StackAddresses): void =>
  writeFileAtomically(pathOf(dataFolder), JSON.stringify(addresses, null, 2));

export const removeStackFile = (dataFolder: string): void => rmSync(pathOf(dataFolder), { force: true });

export const hasStackFile = (dataFolder: string): boolean => existsSync(pathOf(dataFolder));
