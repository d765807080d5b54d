import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** What the product is measured against: the workflow of a textbook, and the least that an update can cost. */
export const YARDSTICK_QUEUE = 'yardstick';
export const decided = defineSignal('decided');
export const nothing = defineUpdate<void>('nothing');
