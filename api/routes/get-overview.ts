import { z } from 'zod';
import type { TimeToRegister } from '../../store/reader.ts';
import { callerOf } from '../access/caller.ts';
import { overviewAnswer } from '../answers.ts';
import { parseQuery } from '../parse.ts';
import { officeName } from '../queues/office-name.ts';
import { seenBy } from '../queues/seen-by.ts';
import type { ApiDependencies, Route } from '../route.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK_MS = 7 * DAY_MS;
const USUAL_DAYS = 30;

const querySchema = z.strictObject({
  office: officeName.optional(),
  days: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a number of days from 1 to 366')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 366, 'must be a number of days from 1 to 366')
    .default(USUAL_DAYS)
    .meta({ type: 'integer', minimum: 1, maximum: 366, default: USUAL_DAYS, description: 'outcomes of how many days' }),
});

/** `GET /v1/overview`: how the work goes, in figures; nobody is named. */
export const getOverview = ({ reader }: ApiDependencies): Route => ({
  method: 'get',
  path: '/v1/overview',
  action: 'see-queues',
  contract: {
    name: 'getOverview',
    summary: 'See how the work goes, in figures',
    tag: 'caseworkers',
    query: querySchema,
    answers: { 200: { says: 'the figures', schema: overviewAnswer } },
  },
  handler: async (request, response) => {
    const { office, days } = parseQuery(querySchema, request);
    const now = new Date();
    const since = new Date(now.getTime() - days * DAY_MS);
    const seen = seenBy(callerOf(response), { office });
    const figures = await reader.overview({ office, ...seen, since, now });
    const { stages, ageing, outcomes, timesToRegister } = figures;
    response.json({
      since: since.toISOString(),
      until: now.toISOString(),
      stages,
      ageing,
      outcomes,
      timeToRegister: spreadOf(timesToRegister),
      weeks: weeksOf(timesToRegister, since, now),
    });
  },
});

/** @param times ascending */
function spreadOf(times: readonly TimeToRegister[]) {
  // The nearest-rank percentile: a time that a case really took.
  const at = (share: number): number => (times[Math.ceil(times.length * share) - 1]?.ms ?? 0) / 1000;
  return times.length === 0 ? null : { count: times.length, medianSeconds: at(0.5), p95Seconds: at(0.95) };
}

/** Counted back from now, so that no week but the oldest is cut short and the latest can be compared. */
function weeksOf(times: readonly TimeToRegister[], since: Date, now: Date) {
  const byWeek = Map.groupBy(times, ({ weeksAgo }) => weeksAgo);
  const weeks = Array.from({ length: Math.ceil((now.getTime() - since.getTime()) / WEEK_MS) }, (_, weeksAgo) => ({
    from: new Date(Math.max(now.getTime() - (weeksAgo + 1) * WEEK_MS, since.getTime())).toISOString(),
    until: new Date(now.getTime() - weeksAgo * WEEK_MS).toISOString(),
    timeToRegister: spreadOf(byWeek.get(weeksAgo) ?? []),
  }));
  return weeks.toReversed();
}
