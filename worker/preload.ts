import { Script } from 'node:vm';

/**
 * Loaded before the worker (`node --require`), in its workflow threads too. Temporal's SDK runs each call into a workflow
 * with a time-out, for which Node starts and stops a thread of its own: a sixth of a millisecond, some fifty times a case,
 * for calls that take microseconds. Without it a workflow that never ends a loop would hold its thread;
 * docs/decisions/0012 says why that is the smaller evil here. The worker runs without it too, only slower.
 */
const runInContext = Reflect.get(Script.prototype, 'runInContext');

Script.prototype.runInContext = function runWithoutTimeout(context, options) {
  return Reflect.apply(runInContext, this, [context, { ...options, timeout: undefined }]);
};
