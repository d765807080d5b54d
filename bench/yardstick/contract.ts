import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** What the product is measured against: the workflow of a textbook, the product's own shape without its work, and nothing. */
export const YARDSTICK_QUEUE = 'yardstick';
export const decided = defineSignal('decided');
export const nothing = defineUpdate<void>('nothing');
export const opened = defineUpdate<void>('opened');
export const decide = defineUpdate<void>('decide');
