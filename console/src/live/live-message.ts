import { isFields } from '../data/fields.ts';

/** As much of a live event as this page acts on: something became of a case, or too much was missed to say what. */
export type LiveMessage = { readonly kind: 'case'; readonly caseId: string } | { readonly kind: 'reset' };

/** `undefined` for what a later version of the api may say and this page doesn't know. */
export function parseLiveMessage(json: string): LiveMessage | undefined {
  const message: unknown = parse(json);
  if (!isFields(message)) return undefined;
  if (message['type'] === 'stream.reset') return { kind: 'reset' };
  const data = message['data'];
  const caseId = isFields(data) ? data['caseId'] : undefined;
  return typeof caseId === 'string' ? { kind: 'case', caseId } : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // Cut off on its way: the next look at the list shows what it said.
  }
}
