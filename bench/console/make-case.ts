import { between, type Dice, diceOf } from '../../cli/town/dice.ts';
import { evolveAll } from '../../domain/evolve.ts';
import type { Stage } from '../../domain/stages.ts';
import { queryFieldsOf } from '../../store/query-fields.ts';
import type { CaseDocument, EventDocument } from '../../store/schemas.ts';
import { asEvent, asEventDocument } from '../../store/writer.ts';
import { type CastDocument, castCase, type Press } from './cast.ts';
import { continueCase, standingBy } from './courses.ts';
import { momentsOf } from './moments.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long ago a case was filed, days: what is open is young. */
const AGES: Readonly<Record<Stage | 'expired', readonly [least: number, most: number]>> = {
  closed: [0, 365],
  expired: [12, 365],
  'awaiting-consent': [0, 9.5],
  'awaiting-objections': [0, 9.5],
  'in-review': [0.5, 20],
  registered: [0, 6],
  'checking-ownership': [0, 3],
  opening: [0, 1],
  registering: [0, 1],
};

/** Everything that one case leaves in the store. */
export interface MadeCase {
  readonly file: CaseDocument;
  readonly documents: readonly CastDocument[];
}

export interface Workshop {
  readonly presses: readonly Press[];
  readonly nameFor: (n: number, name: string, place: number) => string;
  /** ms since 1970 */
  readonly now: number;
}

/** The `n`-th case, made like one that the product has carried: its trail is cut, cast, and folded by the domain. */
export function makeCase({ presses, nameFor, now }: Workshop, n: number): MadeCase {
  const dice = diceOf(n);
  const standing = standingBy(dice);
  const { press, length } = chooseTrail(presses, standing === 'expired' ? 'awaiting-consent' : standing, dice);
  const [least, most] = AGES[standing];
  const from = now - (least + dice('age') * (most - least)) * DAY_MS;
  const moments = momentsOf(press.mould, length, { from, until: now }, dice);
  const cast = castCase(press, length, { n, moments, nameFor: (name, place) => nameFor(n, name, place) });
  const trail = cast.filter(({ collection }) => collection === 'events').map(({ document }) => eventIn(document));
  const found = evolveAll(undefined, trail);
  if (found === undefined) throw new Error('a trail without events');
  const { state, added } = continueCase(found, standing === 'expired', new Date(now).toISOString(), dice);
  const further = added.map((event) => ({
    collection: 'events' as const,
    document: asEventDocument(state.caseId, event),
  }));
  return {
    file: { _id: state.caseId, ...queryFieldsOf(state), state },
    documents: [...cast, ...further],
  };
}

const isEvent = (document: object): document is EventDocument => 'seq' in document && 'fact' in document;

function eventIn(document: object) {
  if (!isEvent(document)) throw new Error('no event');
  return asEvent(document);
}

/** A trail that stands there after some of its events; where none ever did, one that is over. */
function chooseTrail(presses: readonly Press[], stage: Stage, dice: Dice): { press: Press; length: number } {
  const fitting = presses.flatMap((press) => {
    const { stages } = press.mould;
    const lengths = stages.flatMap((at, index) => (at === stage ? [index + 1] : []));
    // Of what is over only the end: nothing comes after it.
    const length =
      stage === 'closed' ? lengths.at(-1) : lengths[between(dice('cut'), 0, Math.max(0, lengths.length - 1))];
    return length === undefined ? [] : [{ press, length }];
  });
  const chosen = fitting[between(dice('mould'), 0, Math.max(0, fitting.length - 1))];
  if (chosen !== undefined) return chosen;
  if (stage === 'closed') throw new Error('no case that was played has ended');
  return chooseTrail(presses, 'closed', dice);
}
