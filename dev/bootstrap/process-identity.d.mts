/** Tells a process from a later one with the same number; `undefined` where no such process lives. */
export declare function identityOf(pid: number): string | undefined;
