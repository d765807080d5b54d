import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from './write-file-atomically.ts';

const KEY_BYTES = 32;
const randomText = (): string => randomBytes(KEY_BYTES).toString('base64');

const SECRETS = z.object({
  payloadKeys: z.string().min(1),
  consoleClientSecret: z.string().min(1),
  sessionSecret: z.string().min(1),
});
export type StackSecrets = Readonly<z.infer<typeof SECRETS>>;

/**
 * The secrets of this data folder, made on its first start. They are as precious as the data: without its keys no
 * workflow of the folder can be read again.
 */
export function getStackSecrets(dataFolder: string): StackSecrets {
  const file = join(dataFolder, 'secrets.json');
  if (!existsSync(file)) write(file, { payloadKeys: `local-1:${randomText()}`, ...signInSecrets() });
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const parsed = SECRETS.safeParse(stored);
  if (parsed.success) return parsed.data;
  const earlier = SECRETS.pick({ payloadKeys: true }).safeParse(stored);
  if (!earlier.success) {
    throw new Error(`${file} is damaged: restore it, or start on other data (TIRKEU_DATA). ${earlier.error.message}`);
  }
  // A folder from before there was a sign-in.
  const completed = { ...earlier.data, ...signInSecrets() };
  write(file, completed);
  return completed;
}

const signInSecrets = (): Omit<StackSecrets, 'payloadKeys'> => ({
  consoleClientSecret: randomText(),
  sessionSecret: randomText(),
});

const write = (file: string, secrets: StackSecrets): void =>
  writeFileAtomically(file, JSON.stringify(secrets, null, 2), 0o600);
