/** What the run's set-up hands to test files: `inject('executables')`, … */

export interface ProvidedExecutables {
  readonly temporal: string;
  readonly temporalTestServer: string;
  readonly mongod: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute paths of the server executables. */
    executables: ProvidedExecutables;
    /** `127.0.0.1:…` of the run's one replica set, and the set's name. */
    mongo: { readonly address: string; readonly replicaSet: string };
    /** Path of the run's one workflow bundle, for `Worker.create({ workflowBundle: { codePath } })`. */
    workflowBundle: string;
  }
}
