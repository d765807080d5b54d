import type { Caller } from './access/caller.ts';
import { Problem } from './problem.ts';

/** Our entity tags: a revision in quotes. A weak tag matches nothing here (RFC 9110, 13.1.1). */
const OURS = /^"(\d{1,15})"$/;

/**
 * The revisions of a case that an `If-Match` names: `undefined` where any will do, none where the tags aren't ours, so that
 * the condition fails.
 */
export function revisionsIn(header: string | undefined): readonly number[] | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  return header.split(',').flatMap((tag) => {
    const revision = OURS.exec(tag.trim())?.[1];
    return revision === undefined ? [] : [Number(revision)];
  });
}

/**
 * Two colleagues have the same case on their screens, so each says what they saw; `*` where it doesn't matter. A program
 * decides on nothing that it has read before: integrators' calls count as they come.
 *
 * @throws {Problem} 428 where a member of staff doesn't say
 */
export function demandIfMatch(header: string | undefined, caller: Caller): void {
  if (caller.kind !== 'staff' || header !== undefined) return;
  throw new Problem({
    status: 428,
    code: 'if-match-missing',
    title: 'Say which state of the case you saw',
    detail: 'Nothing was done. Send the `ETag` of the case as `If-Match`, or `If-Match: *` where any state will do.',
  });
}
