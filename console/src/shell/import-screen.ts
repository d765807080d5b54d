/** A screen's program couldn't be had, because nobody answers. */
export class NoConnection extends TypeError {}

/** An attempt says more than the browser's guess about the connection. */
const isAnsweredHere = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * Loads a screen's program, for `lazyRouteComponent`. If it isn't there because a newer version is deployed, the router
 * reloads the page once, and the newer one is there. Where nobody answers that would give away all that is on the screen
 * for the browser's own page about connections: then what is thrown is none of the errors that the router reloads for.
 */
export const importScreen =
  <Module>(load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    try {
      return await load();
    } catch (error) {
      if (await isAnsweredHere()) throw error;
      throw new NoConnection('a screen can not be loaded', { cause: error });
    }
  };
