/** Tells a process from a later one with the same number; `undefined` where no such process lives. */
export declare function identityOf(pid: number): string | undefined;

/** The parent of a living process. */
export declare function parentOf(pid: number): { readonly pid: number; readonly name: string } | undefined;
