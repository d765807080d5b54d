import type { Failure, Problem, Success } from '../../../client/create-tirkeu-client.ts';

/** A "no" of the api, as what queries throw. Screens decide by `code`. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;

  constructor({ status, problem }: Failure) {
    super(`${status} ${problem.code}: ${problem.detail}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = problem.code;
    this.problem = problem;
  }
}

type Settled = Success<unknown, unknown> | Failure;

/** What was asked for, with its status. @throws {ApiProblem} where the api says no */
export async function answerOf<Given extends Settled>(call: Promise<Given>): Promise<Extract<Given, { ok: true }>>;
export async function answerOf(call: Promise<Settled>): Promise<Settled> {
  const answer = await call;
  if (!answer.ok) throw new ApiProblem(answer);
  return answer;
}
