import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';

/** `historyToJSON` of the SDK fails beside the protobuf version that is installed; this is the same format in effect. */
const { History } = temporal.api.history.v1;
type History = temporal.api.history.v1.IHistory;

const FOLDER = join(import.meta.dirname, 'histories');

/** Writes a history with one event on each line, so that a difference between two recordings can be read. */
export async function writeHistory(name: string, history: History): Promise<void> {
  const { events = [] } = History.toObject(History.fromObject(history), {
    bytes: String,
    longs: String,
    enums: String,
  });
  const lines = Array.from(events, (event) => JSON.stringify(event));
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${name}.json`), `{"events":[\n${lines.join(',\n')}\n]}\n`);
}

export const listHistories = (): readonly string[] => readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));

export const readHistoryText = (name: string): string => readFileSync(join(FOLDER, `${name}.json`), 'utf8');

export const readHistory = (name: string): History => History.fromObject(JSON.parse(readHistoryText(name)));
