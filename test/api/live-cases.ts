import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Fact } from '../../domain/case-events.ts';
import { liveTypesOf, stepsOf } from '../../domain/webhooks.ts';
import type { Models } from '../../store/schemas.ts';
import { changeCase } from '../../store/writer.ts';
import { anApplication, openedWithoutConsents, received } from '../store/case-facts.ts';
import type { Reader } from '../../store/reader.ts';

const AT = '2026-03-01T10:00:00.000Z';
const DEADLINE = '2026-03-11T10:00:00.000Z';

interface Store {
  readonly connection: Connection;
  readonly models: Models;
  readonly reader: Pick<Reader, 'listEvents'>;
}

/** A case that is committed step by step, as the product's steps do it, without the product. */
export interface LiveCase {
  readonly caseId: string;
  /** Something more happens. */
  readonly go: (count?: number) => Promise<void>;
  readonly cancel: () => Promise<void>;
  /** Everything that anybody could be told of it, as `caseId/revision/type`. */
  readonly told: () => Promise<readonly string[]>;
}

export const createCases = ({ connection, models, reader }: Store) => {
  let people = 0;
  return async ({ client = 'portal', office = 'almaty' } = {}): Promise<LiveCase> => {
    people += 1;
    const caseId = randomUUID();
    const person = people;
    const commit = (facts: readonly Fact[]) =>
      changeCase(connection, models, {
        caseId,
        since: 0,
        at: AT,
        actor: { kind: 'system', id: null },
        decide: () => ({ facts }),
      });
    const receivedFrom = received(caseId, anApplication({ registrant: person, dwelling: person }), client);
    await commit([receivedFrom]);
    await commit([openedWithoutConsents(person, person, DEADLINE, office)]);
    let steps = 0;
    return {
      caseId,
      go: async (count = 1) => {
        for (let n = 0; n < count; n += 1) {
          steps += 1;
          await commit([{ type: 'step-stuck', step: `step-${steps}`, registry: null, code: 'timeout', since: AT }]);
        }
      },
      cancel: async () => void (await commit([{ type: 'application-cancelled', reason: null }])),
      told: async () =>
        stepsOf(await reader.listEvents(caseId)).flatMap((step) =>
          liveTypesOf(step).map((type) => `${caseId}/${step.data.revision}/${type}`),
        ),
    };
  };
};
