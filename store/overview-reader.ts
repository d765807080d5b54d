import { mongo, type PipelineStage } from 'mongoose';
import { isTerminal, type Stage, STAGES } from '../domain/stages.ts';
import { type Models, NO_DEADLINE, OUTCOMES_INDEX } from './schemas.ts';

/** Whose figures, and since when; an office's, or the whole country's. */
export interface OverviewQuery {
  readonly office?: string | undefined;
  /** Outcomes that were certain at this instant or later. */
  readonly since: Date;
  readonly now: Date;
}

export interface Overview {
  /** Open cases in each stage. */
  readonly stages: readonly { readonly stage: Stage; readonly count: number }[];
  /** Cases that await a consent, by the days since they were opened: from `fromDays` to the next one's. */
  readonly ageing: readonly { readonly fromDays: number; readonly count: number }[];
  readonly outcomes: readonly OutcomeCount[];
  /** From the application to the outcome `registered`, ascending. */
  readonly timesToRegister: readonly TimeToRegister[];
}

/** Cases that took as long, as far as the first three digits say: a year of them comes to a few thousand, however many they are. */
export interface TimeToRegister {
  readonly ms: number;
  /** Whole weeks between the outcome and the query's `now`. */
  readonly weeksAgo: number;
  readonly count: number;
}

export interface OutcomeCount {
  readonly office: string | null;
  readonly service: string;
  readonly outcome: string;
  /** Of refusals. */
  readonly ground: string | null;
  readonly count: number;
}

export interface OverviewReader {
  overview(query: OverviewQuery): Promise<Overview>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK_MS = 7 * DAY_MS;

/** Where the columns of the ageing begin, days: the law gives consents ten. */
const AGES_DAYS = [0, 1, 3, 5, 7, 10] as const;

const OPEN_STAGES = STAGES.filter((stage) => !isTerminal(stage));

/** Counts for people who look at the whole. Each is one pass over an index that holds what it counts and little else. */
export const createOverviewReader = ({ cases }: Models): OverviewReader => ({
  async overview({ office, since, now }) {
    const ofOffice = office === undefined ? {} : { office };
    const run = <Row>(stages: readonly PipelineStage[], options: { readonly hint?: string } = {}): Promise<Row[]> =>
      cases
        .aggregate<Row>([...stages])
        .option({ maxTimeMS: 10_000, ...options })
        .exec();
    const runBy = <Row>(index: string, stages: readonly PipelineStage[]): Promise<Row[]> =>
      run<Row>(stages, { hint: index }).catch((error: unknown) => {
        // A new release builds it, which takes a while; until then the server does what it can in the time it has.
        if (isHintOfNoIndex(error)) return run<Row>(stages);
        throw error;
      });
    const certain = { ...ofOffice, outcomeAt: { $gte: since, $lt: now, $gt: NO_DEADLINE } };
    // Named, because the server may take another index for as good, and read every case that was ever registered.
    const outcomesIndex = office === undefined ? OUTCOMES_INDEX.country : OUTCOMES_INDEX.office;
    const [stages, ageing, outcomes, times] = await Promise.all([
      run<{ _id: Stage; count: number }>([
        { $match: { ...ofOffice, stage: { $in: OPEN_STAGES } } },
        { $group: { _id: '$stage', count: { $sum: 1 } } },
      ]),
      run<{ _id: number; count: number }>([
        { $match: { ...ofOffice, stage: 'awaiting-consent' } },
        { $group: { _id: ageOf(now), count: { $sum: 1 } } },
      ]),
      runBy<{ _id: Omit<OutcomeCount, 'count'>; count: number }>(outcomesIndex, [
        { $match: certain },
        {
          $group: {
            _id: { office: '$office', service: '$service', outcome: '$outcome', ground: '$ground' },
            count: { $sum: 1 },
          },
        },
      ]),
      runBy<{ _id: Omit<TimeToRegister, 'count'>; count: number }>(outcomesIndex, [
        { $match: { ...certain, outcome: 'registered' } },
        {
          $group: {
            _id: {
              ms: threeDigitsOf({ $subtract: ['$outcomeAt', '$openedAt'] }),
              weeksAgo: { $floor: { $divide: [{ $subtract: [now, '$outcomeAt'] }, WEEK_MS] } },
            },
            count: { $sum: 1 },
          },
        },
        { $sort: { '_id.ms': 1 } },
      ]),
    ]);
    return {
      stages: OPEN_STAGES.map((stage) => ({ stage, count: countIn(stages, stage) })),
      ageing: AGES_DAYS.map((fromDays) => ({ fromDays, count: countIn(ageing, fromDays) })),
      outcomes: outcomes.map(({ _id, count }) => Object.assign(_id, { count })),
      timesToRegister: times.map(({ _id, count }) => Object.assign(_id, { count })),
    };
  },
});

const BAD_VALUE = 2;

/** A bad value may be many things; which one only the server's words say. */
const isHintOfNoIndex = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === BAD_VALUE && error.message.includes('hint');

const countIn = <Id>(rows: readonly { readonly _id: Id; readonly count: number }[], wanted: Id): number =>
  rows.find(({ _id }) => _id === wanted)?.count ?? 0;

/** The first three digits of a number of milliseconds, and zeros: within half a per cent of it. */
const threeDigitsOf = (ms: object): PipelineStage.Group['$group']['_id'] => ({
  $round: [ms, { $subtract: [2, { $floor: { $log10: { $max: [ms, 1] } } }] }],
});

/** The column in which a case stands: the last one that begins no later than its age. */
function ageOf(now: Date): PipelineStage.Group['$group']['_id'] {
  const age = { $subtract: [now, '$openedAt'] };
  const columns = AGES_DAYS.map((days) => ({ $cond: [{ $gte: [age, days * DAY_MS] }, days, AGES_DAYS[0]] }));
  return { $max: columns };
}
