import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** What ties together everything that one request sets off (W3C Trace Context): 16 bytes in lower-case hex. */
export interface Trace {
  readonly traceId: string;
}

/** Which trace is running; carried along every await, and no state of any trace's own. */
const running = new AsyncLocalStorage<Trace>();

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-|$)/;

/** The trace that a `traceparent` names; a new one where there is none, or one that isn't one. */
export function traceOf(traceparent: string | undefined): Trace {
  const traceId = TRACEPARENT.exec(traceparent ?? '')?.[1];
  return { traceId: traceId ?? randomBytes(16).toString('hex') };
}

export const runInTrace = <Value>(trace: Trace, work: () => Value): Value => running.run(trace, work);

/** `undefined` where nothing is traced: at the start, or in a timer of our own. */
export const currentTrace = (): Trace | undefined => running.getStore();

/** The header for whom we ask on behalf of a trace. The parent's id is new each time: we keep no spans. */
export function traceHeaders(): Readonly<Record<string, string>> {
  const trace = currentTrace();
  return trace === undefined ? {} : { traceparent: `00-${trace.traceId}-${randomBytes(8).toString('hex')}-01` };
}
