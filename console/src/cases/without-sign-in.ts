import type { Possibility } from './case-parts.ts';

/** These are the applicant's wish, whoever carries it out; the rest is somebody's word, and the trail keeps whose. */
const NAMELESS: readonly Possibility['action'][] = ['cancel-application', 'share-status'];

/** Where nobody signs in the api would have to be told who acts, and a page can't know: what needs a name isn't offered. */
export const withoutSignIn = (possibilities: readonly Possibility[]): readonly Possibility[] =>
  possibilities.map((possibility) =>
    possibility.allowed && !NAMELESS.includes(possibility.action)
      ? { ...possibility, allowed: false, reason: 'nobody-signs-in' }
      : possibility,
  );
