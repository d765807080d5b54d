export interface Progress {
  /** One plain line. */
  readonly say: (line: string) => void;
  /** Runs `work` and tells that it begins, goes on and ends; what it throws passes through. */
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
}

export declare function createProgress(write: (line: string) => void): Progress;
