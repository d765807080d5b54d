import { trusted } from 'mongoose';
import type { CaseEvent } from '../domain/case-events.ts';
import type { Models } from './schemas.ts';
import { asEvent } from './writer.ts';

/** What the relay asks of cases. */
export interface CaseHistories {
  /** Whose business each of them is; those that aren't there are left out. */
  clientsOf(caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** All events of each of them, from the first on. */
  eventsOf(caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly CaseEvent[]>>;
  /** Ids of these clients' cases that something happened to since then, in pages. */
  changedSince(since: Date, clients: readonly string[]): AsyncIterable<readonly string[]>;
}

const PAGE = 200;

export const createCaseHistories = ({ cases, events }: Models): CaseHistories => ({
  async clientsOf(caseIds) {
    const found = await cases.find({ _id: trusted({ $in: caseIds }) }, { clients: 1 }).lean();
    return new Map(found.map(({ _id, clients }) => [_id, clients]));
  },
  async eventsOf(caseIds) {
    const found = await events
      .find({ caseId: trusted({ $in: caseIds }) })
      .sort({ caseId: 1, seq: 1 })
      .lean();
    const histories = new Map<string, CaseEvent[]>(caseIds.map((caseId) => [caseId, []]));
    for (const document of found) histories.get(document.caseId)?.push(asEvent(document));
    return histories;
  },
  async *changedSince(since, clients) {
    const found = cases
      .find({ updatedAt: trusted({ $gte: since }), clients: trusted({ $in: clients }) }, { _id: 1 })
      .sort({ updatedAt: 1, _id: 1 })
      .lean()
      .cursor({ batchSize: PAGE });
    let page: string[] = [];
    for await (const { _id } of found) {
      page.push(_id);
      if (page.length < PAGE) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  },
});
