import type { RequestHandler } from 'express';
import type { CaseMessenger } from './case-messenger.ts';
import type { Reader } from '../store/reader.ts';

export interface ApiDependencies {
  readonly reader: Reader;
  readonly messenger: CaseMessenger;
}

/** One endpoint. Paths are Express 5's; the same path may have several methods, each in a file of its own. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly handler: RequestHandler;
}
