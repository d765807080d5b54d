/** What this machine lacks, each with what to do about it; empty when nothing is lacking. */
export declare function findProblems(options: {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Packages will be installed. */
  readonly installs: boolean;
  readonly platform?: NodeJS.Platform;
  readonly nodeVersion?: string;
}): readonly string[];
