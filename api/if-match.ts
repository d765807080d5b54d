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
