import type { Caller } from '../callers.ts';
import type { CaseFile, Matter } from './case-file.ts';
import { deadlineInWords } from './clock.ts';
import { describeState, nameOf, under } from './describe-case.ts';
import type { Row } from './lay-out.ts';
import type { Language } from './phrases.ts';
import { type Words, wordsOf } from './words.ts';

/** What a caseworker has to weigh (R17, R23), by when, and the two calls that decide it. */
export function describeReview(
  file: CaseFile,
  { apiUrl, by, language }: { readonly apiUrl: string; readonly by: Caller; readonly language: Language },
  now: string,
): readonly Row[] {
  const say = wordsOf(language);
  const { caseId, review, revision } = file;
  const matters = review?.matters ?? [];
  return [
    ...describeState(file, language),
    ...under(
      say('unclear'),
      matters.map((matter) => describeMatter(matter, file, say)),
    ),
    ...(review === null ? [] : [{ label: say('due'), text: deadlineInWords(review.dueAt, now, language) }]),
    ...['approve', 'refuse'].map((decision) => ({
      label: say(decision),
      text: `curl -X POST ${apiUrl}/v1/cases/${caseId}/review -H 'content-type: application/json' -H 'if-match: "${revision}"'${signedIn(by)} -d '${JSON.stringify({ decision, reason: '…', caseworker: by.caseworker })}'`,
    })),
  ];
}

/** By a token of theirs, unless the body says who decides. */
const signedIn = ({ name, caseworker }: Caller): string =>
  caseworker === undefined ? ` -H "Authorization: Bearer $(npm run --silent token -- ${name})"` : '';

function describeMatter(matter: Matter, file: CaseFile, say: Words): string {
  switch (matter.kind) {
    case 'encumbrance':
      return `${say(String(matter['encumbrance']))}, ${String(matter['since']).slice(0, 10)}`;
    case 'objection':
      return describeObjection(matter['objectionId'], file, say);
    case 'owner-deceased':
    case 'owner-unrepresented':
      return `${say(matter.kind)}: ${nameOf(String(matter['owner']), file)}`;
    case 'categories-differ':
      return `${say(matter.kind)}: property ${String(matter['property'])}, address ${String(matter['address'])}`;
  }
}

function describeObjection(objectionId: unknown, { objections }: CaseFile, say: Words): string {
  const objection = objections.find((one) => one.objectionId === objectionId);
  return `${say('objection')}: ${objection?.objector.name ?? ''}: ${objection?.reason ?? ''}`;
}
