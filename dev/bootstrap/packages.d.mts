/** Why `npm ci` has to run in `root`, or `undefined` when what is installed is what package-lock.json says. */
export declare function whyPackagesAreMissing(root: string): string | undefined;
