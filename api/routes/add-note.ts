import { checkNote } from '../../domain/desk-work.ts';
import { addNoteUpdate } from '../../workflows/contract.ts';
import { callerKeyOf, callerOf } from '../access/caller.ts';
import { caseIdOf } from '../answer-case.ts';
import { answerCaseworker } from '../answer-caseworker.ts';
import { idempotencyKeyOf, idOfKey } from '../idempotency-key.ts';
import { CASE_NOW, IDEMPOTENCY_KEY } from '../openapi/contract.ts';
import { parseBody } from '../parse.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { noteSchema } from '../schemas.ts';

/** Name space of the ids that are derived from keys. */
const NOTE_IDS = '5b0f3a86-7c1c-4c53-9a7e-1d9d7a6f0c55';

/** `POST /v1/cases/{caseId}/notes`: a colleague writes something down, for good (R27). */
export const addNote = (dependencies: ApiDependencies): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/notes',
  action: 'add-note',
  namesCaseworker: true,
  contract: {
    name: 'addNote',
    summary: 'Write something down for colleagues',
    description:
      'Notes stand in the trail of events as `note-added`. Integrators see that there is one, not what it says.',
    tag: 'caseworkers',
    headers: [{ ...IDEMPOTENCY_KEY, says: 'a UUID of your own; a repeat with the same key adds no second note' }],
    body: noteSchema,
    answers: CASE_NOW,
    problems: { 403: ['own-case'], 409: ['case-closed', 'too-many-notes'] },
  },
  handler: async (request, response) => {
    const owner = `${callerKeyOf(callerOf(response))}/${caseIdOf(request)}`;
    const message = { ...parseBody(noteSchema, request), noteId: idOfKey(NOTE_IDS, owner, idempotencyKeyOf(request)) };
    await answerCaseworker(
      dependencies,
      { request, response },
      {
        update: addNoteUpdate,
        message,
        isHarmless: true,
        wasCarriedOut: ({ noteIds = [] }) => noteIds.includes(message.noteId),
        check: (state) => checkNote(state, message),
      },
    );
  },
});
