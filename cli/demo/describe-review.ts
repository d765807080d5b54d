import { CASEWORKER } from '../staff.ts';
import type { CaseFile, Matter } from './case-file.ts';
import { deadlineInWords } from './clock.ts';
import { describeState, nameOf, under } from './describe-case.ts';
import type { Row } from './lay-out.ts';
import type { Language } from './phrases.ts';
import { type Words, wordsOf } from './words.ts';

/** What a caseworker has to weigh (R17, R23), by when, and the two calls that decide it. */
export function describeReview(file: CaseFile, apiUrl: string, now: string, language: Language): readonly Row[] {
  const say = wordsOf(language);
  const { caseId, review } = file;
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
      text: `curl -X POST ${apiUrl}/v1/cases/${caseId}/review -H 'content-type: application/json' -d '${JSON.stringify({ decision, reason: '…', caseworker: CASEWORKER })}'`,
    })),
  ];
}

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
    default:
      return matter.key;
  }
}

function describeObjection(objectionId: unknown, { objections }: CaseFile, say: Words): string {
  const objection = objections.find((one) => one.objectionId === objectionId);
  return `${say('objection')}: ${objection?.objector.name ?? ''}: ${objection?.reason ?? ''}`;
}
