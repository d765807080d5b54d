import { isDeepStrictEqual } from 'node:util';
import type { Connection } from 'mongoose';
import { evolveAll } from '../../domain/evolve.ts';
import { createReader } from '../../store/reader.ts';
import { type CastDocument, pressFrom } from './cast.ts';
import { makeCase, type Workshop } from './make-case.ts';
import { takeMould } from './mould.ts';
import { createNames } from './names.ts';

const BATCH = 500;
const SAMPLE = 100;
const BESIDES: readonly CastDocument['collection'][] = ['events', 'evidence', 'accesses', 'residences'];

export interface Filling {
  readonly connection: Connection;
  /** Cases that the product has carried. */
  readonly played: readonly string[];
  readonly count: number;
  /** Case files alone: what lists and counts go by, and a fifth of the bytes. */
  readonly isBare: boolean;
  readonly say: (line: string) => void;
}

/**
 * Fills a store with cases made like those. A sample is read back by the store's own reader: a case file is what its trail
 * folds to, or nothing that is measured means anything.
 */
export async function fillStore({ connection, played, count, isBare, say }: Filling): Promise<readonly string[]> {
  const moulds = await Promise.all(played.map((caseId) => takeMould(connection, caseId)));
  const workshop = { presses: moulds.map(pressFrom), nameFor: createNames(moulds), now: Date.now() };
  const made: string[] = [];
  for (let first = 0; first < count; first += BATCH) {
    made.push(...(await writeBatch(connection, workshop, { first, size: Math.min(BATCH, count - first), isBare })));
    if (first % (BATCH * 20) === 0) say(`${first + BATCH} of ${count} cases`);
  }
  if (!isBare) await checkSample(connection, made);
  return made;
}

async function writeBatch(
  connection: Connection,
  workshop: Workshop,
  { first, size, isBare }: { readonly first: number; readonly size: number; readonly isBare: boolean },
): Promise<readonly string[]> {
  const cases = Array.from({ length: size }, (_, index) => makeCase(workshop, first + index));
  const files = cases.map(({ file }) => file);
  const documents = isBare ? [] : cases.flatMap((made) => made.documents);
  const of = (collection: string) =>
    documents.filter((made) => made.collection === collection).map(({ document }) => document);
  const options = { ordered: false, writeConcern: { w: 1, j: false } } as const;
  await Promise.all([
    connection.collection<(typeof files)[number]>('cases').insertMany(files, options),
    ...BESIDES.map((name) => {
      const found = of(name);
      return found.length === 0 ? undefined : connection.collection(name).insertMany(found, options);
    }),
  ]);
  return files.map(({ _id }) => _id);
}

async function checkSample(connection: Connection, made: readonly string[]): Promise<void> {
  const reader = createReader(connection);
  const apart = Math.max(1, Math.floor(made.length / SAMPLE));
  for (const caseId of made.filter((_, index) => index % apart === 0)) {
    const [found, trail] = await Promise.all([reader.findCase(caseId), reader.listEvents(caseId)]);
    if (found === undefined || !isDeepStrictEqual(evolveAll(undefined, trail), found.state)) {
      throw new Error(`case ${caseId} is not what its trail says`);
    }
  }
}
