import type { Page } from 'playwright-core';
import type { ScreenTown } from '../screen-town.ts';

/** Who looks: everything is shown to `saule`, who supervises the whole country; `null` isn't signed in. */
export type Viewer = 'saule' | 'aigerim' | 'timur' | 'olga' | 'own-case' | null;

/** Something that can be seen in the console, and how to get to see it. */
export interface Screen {
  readonly name: string;
  readonly viewer?: Viewer;
  readonly path: string | ((town: ScreenTown) => string);
  /** Before it is opened: answers of the api that a test can't wait for. */
  readonly prepare?: (page: Page, town: ScreenTown) => Promise<unknown>;
  /** What is done on it, in any language. */
  readonly open?: (page: Page, town: ScreenTown) => Promise<unknown>;
  /** Where it isn't there at the width of a desk: only this one is looked at. */
  readonly width?: number;
  /** What shows that it is there. */
  readonly shows: string;
  /** Nobody prints a dialog, a menu or a palette. */
  readonly isPrinted?: false;
}
