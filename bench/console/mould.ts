import { type Connection, mongo } from 'mongoose';
import { evolveAll } from '../../domain/evolve.ts';
import type { CaseEvent } from '../../domain/case-events.ts';
import type { Stage } from '../../domain/stages.ts';
import type { EventDocument } from '../../store/schemas.ts';
import { asEvent } from '../../store/writer.ts';

const { EJSON } = mongo.BSON;

/** What else a case leaves behind, with the field that says when. */
const BESIDES = { evidence: 'receivedAt', accesses: 'at', residences: 'from' } as const;

/** A document of a case as text, and the event with which it came to be: its times count from there. */
export interface Piece {
  readonly collection: 'events' | keyof typeof BESIDES;
  /** Place of the event among the case's. */
  readonly event: number;
  readonly text: string;
}

/** A case that the product has carried, so that it can be cast again with other people, elsewhere and at another time. */
export interface Mould {
  /** Of its events, oldest first. */
  readonly moments: readonly { readonly at: string; readonly isByHand: boolean }[];
  /** Where the case stood after each of its events. */
  readonly stages: readonly Stage[];
  readonly pieces: readonly Piece[];
  /** Everybody whom its documents name. */
  readonly names: readonly string[];
}

/** Reads everything that a case has left behind in the store. */
export async function takeMould(connection: Connection, caseId: string): Promise<Mould> {
  const of = (name: string) => connection.collection(name);
  const events = await of('events').find<EventDocument>({ caseId }).sort({ seq: 1 }).toArray();
  const trail = events.map(asEvent);
  const others = await Promise.all([
    of('evidence').find({ caseId }).toArray(),
    of('accesses').find({ caseId }).toArray(),
    of('residences')
      .find({ $or: [{ openedBy: caseId }, { closedBy: caseId }] })
      .toArray(),
  ]);
  const pieces: Piece[] = events.map((event, index) => ({
    collection: 'events',
    event: index,
    text: EJSON.stringify(event),
  }));
  for (const [index, collection] of (['evidence', 'accesses', 'residences'] as const).entries()) {
    for (const document of others[index] ?? []) {
      const event = eventAt(trail, instantIn(document[BESIDES[collection]]));
      pieces.push({ collection, event, text: EJSON.stringify(document) });
    }
  }
  return {
    moments: trail.map(({ at, actor }) => ({ at, isByHand: actor.kind !== 'system' })),
    stages: trail.map((_, index) => stageAfter(trail.slice(0, index + 1))),
    pieces,
    names: [...new Set(pieces.flatMap(({ text }) => namesIn(text)))],
  };
}

const instantIn = (value: unknown): string => (value instanceof Date ? value.toISOString() : '');

/** The last event until an instant; the first where it lies before all of them. */
const eventAt = (trail: readonly CaseEvent[], instant: string): number =>
  Math.max(
    0,
    trail.findLastIndex(({ at }) => at <= instant),
  );

function stageAfter(trail: readonly CaseEvent[]): Stage {
  const state = evolveAll(undefined, trail);
  if (state === undefined) throw new Error('a trail without events');
  return state.stage;
}

/** Names of people stand in fields of their own: a capital, and more than one word. */
const NAME = /"(?:name|registrantName|applicantName)":"(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)+)"/gu;
const namesIn = (text: string): readonly string[] => [...text.matchAll(NAME)].map(([, name = '']) => name);
