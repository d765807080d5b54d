import { Router } from 'express';
import { z } from 'zod';
import { Complaint, notFound, parse } from '../complaint.ts';
import { SCENARIOS } from '../scenarios/catalogue.ts';
import type { Situation } from '../scenarios/scenario.ts';
import type { State } from '../state.ts';
import { dayInAlmaty } from '../synthetic/days.ts';

const nothing = z.strictObject({});
const scenarioParams = z.strictObject({ name: z.string() });
const scenarioQuery = z.strictObject({ n: z.coerce.number<string>().int().min(1).max(10_000).default(1) });

/** Ready situations. Every one is given once: not again after a restart, and not under another scenario's name. */
export function createScenarioControl(state: State): Router {
  const router = Router();

  router.get('/', (request, response) => {
    parse(nothing, request.query);
    response.json({ data: [...SCENARIOS].map(([name, { service, says }]) => ({ name, service, says })) });
  });

  router.get('/:name', (request, response) => {
    const { name } = parse(scenarioParams, request.params);
    const { n } = parse(scenarioQuery, request.query);
    response.json({ data: handOut(state, name, n) });
  });

  return router;
}

/** Gives away so many of a scenario, and remembers it. @throws {Complaint} where there is no such scenario, or nobody left for it */
export function handOut(state: State, scenario: string, count: number): Situation[] {
  if (!SCENARIOS.has(scenario)) throw notFound('This scenario');
  const first = state.handedOut.next();
  const day = dayInAlmaty(state.now());
  const situations: Situation[] = [];
  try {
    for (let household = first; household < first + count; household += 1) {
      const staged = state.stage(scenario, household, day);
      if (staged !== undefined) situations.push(staged.situation);
    }
  } catch (error) {
    // There are only so many identity numbers for people of one age.
    if (error instanceof RangeError) throw new Complaint(409, 'scenario-exhausted', error.message);
    throw error;
  }
  state.record({ type: 'handed-out', scenario, first, count, day });
  return situations;
}
