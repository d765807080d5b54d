import { z } from 'zod';
import type { TimeToRegister } from '../../store/reader.ts';
import { callerOf } from '../access/caller.ts';
import { overviewAnswer } from '../answers.ts';
import { parseQuery } from '../parse.ts';
import { officeName } from '../queues/office-name.ts';
import { seenBy } from '../queues/seen-by.ts';
import { createSharedAnswers } from '../queues/shared-answers.ts';
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
export function getOverview({ reader }: ApiDependencies): Route {
  const shared = createSharedAnswers<OverviewAnswer>();
  return {
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
      const whose = { office, ...seenBy(callerOf(response), { office }) }.office;
      response.json(await shared(JSON.stringify([whose ?? null, days]), () => findFigures(reader, whose, days)));
    },
  };
}

type OverviewAnswer = Awaited<ReturnType<typeof findFigures>>;

async function findFigures(reader: ApiDependencies['reader'], office: string | undefined, days: number) {
  const now = new Date();
  const since = new Date(now.getTime() - days * DAY_MS);
  const { stages, ageing, outcomes, timesToRegister } = await reader.overview({ office, since, now });
  return {
    since: since.toISOString(),
    until: now.toISOString(),
    stages,
    ageing,
    outcomes,
    timeToRegister: spreadOf(timesToRegister),
    weeks: weeksOf(timesToRegister, since, now),
  };
}

/** @param times ascending */
function spreadOf(times: readonly TimeToRegister[]) {
  const count = times.reduce((sum, time) => sum + time.count, 0);
  return count === 0
    ? null
    : { count, medianSeconds: nearestRank(times, 0.5 * count), p95Seconds: nearestRank(times, 0.95 * count) };
}

/** The time that so many cases took or were faster: one that a case really took, in seconds. */
function nearestRank(times: readonly TimeToRegister[], rank: number): number {
  let counted = 0;
  for (const { ms, count } of times) {
    counted += count;
    if (counted >= rank) return ms / 1000;
  }
  return 0;
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
