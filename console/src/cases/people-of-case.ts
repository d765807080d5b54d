import type { Case } from '../../../client/create-tirkeu-client.ts';
import type { CaseEvent } from './case-parts.ts';
import { partyOf, recordsIn, textIn } from './trail/event-data.ts';

/** Who is who in a case, those included who were asked once and are no owners any more: only the trail remembers them. */
export interface PeopleOfCase {
  /** By the id of a consent or an objection. */
  readonly nameOfAnswer: (id: string) => string | undefined;
  /** By IIN or BIN, as far as the reader may see them. */
  readonly nameOfNumber: (number: string) => string | undefined;
}

export function peopleOfCase(found: Case, events: readonly CaseEvent[]): PeopleOfCase {
  const byAnswer = new Map<string, string>();
  const byNumber = new Map<string, string>();
  const note = (party: unknown, answerId?: string | null): void => {
    const { number, name = null } = partyOf(party) ?? {};
    if (name === null) return;
    if (number !== undefined) byNumber.set(number, name);
    if (typeof answerId === 'string') byAnswer.set(answerId, name);
  };
  for (const { data } of events) {
    for (const list of ['consents', 'added']) {
      for (const asked of recordsIn(data, list)) note(asked['consenter'], textIn(asked, 'consentId'));
    }
    for (const asked of recordsIn(data, 'mayObject')) note(asked['objector'], textIn(asked, 'objectionId'));
  }
  for (const { consenter, consentId } of found.consents) note(consenter, consentId);
  for (const { objector, objectionId } of found.objections) note(objector, objectionId);
  for (const person of [found.registrant, found.applicant, ...found.people]) note(person);
  return { nameOfAnswer: (id) => byAnswer.get(id), nameOfNumber: (number) => byNumber.get(number) };
}
