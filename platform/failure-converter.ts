import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Puts messages and stack traces of failures into a payload, which the codec then encrypts; without it they would lie in
 * Temporal's history as plain text. This file is loaded into the workflow sandbox too: it must import nothing else.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
