import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from './write-file-atomically.ts';

const KEY_BYTES = 32;

const SECRETS = z.object({ payloadKeys: z.string().min(1) });
export type StackSecrets = Readonly<z.infer<typeof SECRETS>>;

/**
 * The secrets of this data folder, made on its first start. They are as precious as the data: without its keys no
 * workflow of the folder can be read again.
 */
export function getStackSecrets(dataFolder: string): StackSecrets {
  const file = join(dataFolder, 'secrets.json');
  if (!existsSync(file)) {
    const secrets: StackSecrets = { payloadKeys: `local-1:${randomBytes(KEY_BYTES).toString('base64')}` };
    writeFileAtomically(file, JSON.stringify(secrets, null, 2), 0o600);
  }
  const parsed = SECRETS.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is damaged: restore it, or start on other data (TIRKEU_DATA). ${parsed.error.message}`);
}
