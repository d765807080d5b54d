import type { SecretBox } from '../../platform/secret-box.ts';
import type { EventPosition } from '../../store/event-position.ts';
import { Problem } from '../problem.ts';

/** The ids of events as readers get them, and come back with. */
export interface ResumeIds {
  seal(position: EventPosition): string;
  /** @throws {Problem} 400 where it is none of ours */
  open(id: string): EventPosition;
}

const PURPOSE = 'event position';
const MAX_LENGTH = 2_000;

/**
 * Sealed, because a position names the event at which it stands, which may be one of a case that its reader must not know
 * of; and so that nobody can invent one, with which the database would have to look for something that never was.
 */
export const createResumeIds = (secrets: SecretBox): ResumeIds => ({
  seal: (position) => secrets.seal(position, PURPOSE),
  open: (id) => {
    if (id.length > MAX_LENGTH) throw invalidId();
    try {
      return secrets.open(id, PURPOSE);
    } catch {
      // Whatever it is, we didn't give it, or its key is gone.
      throw invalidId();
    }
  },
});

const invalidId = (): Problem =>
  new Problem({
    status: 400,
    code: 'invalid-last-event-id',
    title: 'This id is not one of an event',
    detail: 'Send the id of the last event as it came; or leave it out and read the list of cases first.',
  });
