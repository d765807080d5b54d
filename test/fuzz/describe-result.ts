import type { FuzzResult } from './fuzz-role.ts';
import type { FuzzRole } from './roles.ts';

/** One line about a role's run: how much was asked, and how much of it was more than refused. */
export function describeResult({ name }: FuzzRole, { isClean, answers }: FuzzResult): string {
  const requests = [...answers.values()].reduce((sum, count) => sum + count, 0);
  return `${isClean ? '✓' : '✗'} ${name}: ${requests} requests, ${callsGranted(answers).length} calls did what they do`;
}

/** The calls that at least once answered with what was asked for. */
const callsGranted = (answers: FuzzResult['answers']): readonly string[] =>
  [...answers.keys()].filter((answer) => answer.startsWith('2')).map((answer) => answer.replace(/^\d+ /, ''));
