import { mongo } from 'mongoose';

const DUPLICATE_KEY = 11_000;

/** Whether a unique index of MongoDB said no: somebody else was there first. */
export const isDuplicateKey = (error: unknown): error is mongo.MongoServerError =>
  error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY;
