import { describe, expect, test } from 'vitest';
import { currentTrace, runInTrace, traceHeaders, traceOf } from '../../platform/trace.ts';

const TRACE_ID = 'ab'.repeat(16);
const PARENT_ID = 'cd'.repeat(8);

describe('a trace', () => {
  test.each([
    `00-${TRACE_ID}-${PARENT_ID}-01`,
    `00-${TRACE_ID}-${PARENT_ID}-00`,
    `7a-${TRACE_ID}-${PARENT_ID}-01-more`,
  ])('goes on where %s names it', (traceparent) => {
    expect(traceOf(traceparent)).toEqual({ traceId: TRACE_ID });
  });

  test.each([
    undefined,
    '',
    'hello',
    `ff-${TRACE_ID}-${PARENT_ID}-01`,
    `00-${'0'.repeat(32)}-${PARENT_ID}-01`,
    `00-${TRACE_ID}-${'0'.repeat(16)}-01`,
    `00-${TRACE_ID.toUpperCase()}-${PARENT_ID}-01`,
    `00-${TRACE_ID}-${PARENT_ID}-01\n"level":"fatal"`,
  ])('begins anew where %j names none', (traceparent) => {
    expect(traceOf(traceparent).traceId).toMatch(/^(?!(ab)+$)[0-9a-f]{32}$/);
  });

  test('is carried along every await, and to whom we ask', async () => {
    expect(currentTrace()).toBeUndefined();
    expect(traceHeaders()).toEqual({});
    await runInTrace({ traceId: TRACE_ID }, async () => {
      await Promise.resolve();
      expect(traceOf(traceHeaders()['traceparent'])).toEqual({ traceId: TRACE_ID });
    });
  });
});
