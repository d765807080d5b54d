import mongoose from 'mongoose';
import { diceOf } from '../../../cli/town/dice.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How far back the town's memory goes; who isn't answered within ten days is out of time. */
const CLOSED_WITHIN_DAYS = 30;
const OPEN_WITHIN_DAYS = 9.9;
const FASTEST_MS = 4 * MINUTE_MS;
const SLOWEST_DAYS = 6;
const WORK_MS = 3 * HOUR_MS;
/** What has happened has happened by now. */
const MOST_OF_IT = 0.9;
/** Kazakhstan is ahead of UTC by so much. */
const ZONE_MS = 5 * HOUR_MS;
const MORNING_MS = 8.5 * HOUR_MS;
const AWAKE_MS = 11 * HOUR_MS;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** The last moment of a day in Kazakhstan: where deadlines are. */
const END_OF_DAY = /T18:59:59\.999Z$/;

interface CaseDocument {
  readonly _id: string;
  readonly outcomeAt: Date | null;
  readonly openedAt: Date;
  readonly updatedAt: Date;
}

/**
 * Everything was filed within minutes: this puts it back into the weeks before, as if people had taken their time. It
 * writes into the store, behind the product's back, because nothing of the product may change when something happened.
 */
export async function ageCases(mongodb: string, now: Date): Promise<void> {
  const connection = await mongoose.createConnection(mongodb).asPromise();
  try {
    const cases = connection.collection<CaseDocument>('cases');
    const events = connection.collection<{ _id: string; caseId: string }>('events');
    const evidence = connection.collection<{ _id: string; caseId: string; receivedAt: Date }>('evidence');
    const found = await cases.find({}, { sort: { openedAt: 1 } }).toArray();
    for (const [index, file] of found.entries()) {
      const move = movesOf(file, index / found.length, index, now);
      const { _id, ...rest } = file;
      await cases.updateOne({ _id }, { $set: moved(rest, move) });
      for (const { _id: eventId, ...event } of await events.find({ caseId: _id }).toArray())
        await events.updateOne({ _id: eventId }, { $set: moved(event, move) });
      for (const { _id: evidenceId, receivedAt } of await evidence.find({ caseId: _id }).toArray())
        await evidence.updateOne({ _id: evidenceId }, { $set: { receivedAt: move(receivedAt) } });
    }
  } finally {
    await connection.close();
  }
}

type Move = (instant: Date) => Date;

/** From the seconds that a case took to the days that it might have taken; deadlines move by whole days. */
function movesOf({ openedAt, updatedAt, outcomeAt }: CaseDocument, place: number, index: number, now: Date): Move {
  const dice = diceOf(index);
  const isOver = outcomeAt !== null;
  // What is open has come lately: most are answered soon.
  const oldestDays = isOver ? CLOSED_WITHIN_DAYS : OPEN_WITHIN_DAYS;
  const opened = inTheDay(
    now.getTime() - (1 - place) ** (isOver ? 1 : 2) * oldestDays * DAY_MS,
    dice('time of day'),
    now.getTime(),
  );
  // Some take minutes, some take days; what is open was worked on when it came.
  const lastsMs = Math.min(
    FASTEST_MS + dice('pace') ** 2 * (isOver ? SLOWEST_DAYS * DAY_MS : WORK_MS),
    (now.getTime() - opened) * MOST_OF_IT,
  );
  const [from, until] = [openedAt.getTime(), Math.max(updatedAt.getTime(), openedAt.getTime() + 1)];
  const days = Math.floor((from + ZONE_MS) / DAY_MS) - Math.floor((opened + ZONE_MS) / DAY_MS);
  return (instant) => {
    if (END_OF_DAY.test(instant.toISOString())) return new Date(instant.getTime() - days * DAY_MS);
    const at = instant.getTime();
    if (at < from || at > until) return new Date(at + opened - from);
    return new Date(opened + ((at - from) / (until - from)) * lastsMs);
  };
}

/** On the same day, when people are awake. */
function inTheDay(instant: number, dice: number, latest: number): number {
  const midnight = Math.floor((instant + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
  return Math.min(midnight + MORNING_MS + Math.floor(dice * AWAKE_MS), latest - HOUR_MS);
}

function moved(value: unknown, move: Move): Record<string, unknown> {
  const go = (part: unknown): unknown => {
    if (part instanceof Date) return part.getTime() === 0 ? part : move(part);
    if (typeof part === 'string') return INSTANT.test(part) ? move(new Date(part)).toISOString() : part;
    if (Array.isArray(part)) return part.map(go);
    if (typeof part === 'object' && part !== null && Object.getPrototypeOf(part) === Object.prototype)
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, go(inner)]));
    return part;
  };
  return Object.fromEntries(Object.entries(Object(value)).map(([key, inner]) => [key, go(inner)]));
}
