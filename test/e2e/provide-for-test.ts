import { createProgress, type Progress } from '../../dev/bootstrap/progress.mjs';
import { PythonTooOld, type PythonWithPackages } from '../../dev/runtime/provide-python.ts';

/** Python packages for a test, which is skipped, and says why, where the machine's Python is older than they can do with. */
export async function provideForTest(
  provide: (progress: Progress) => Promise<PythonWithPackages>,
  skip: (reason: string) => never,
): Promise<PythonWithPackages> {
  try {
    return await provide(createProgress((line) => process.stdout.write(`${line}\n`)));
  } catch (error) {
    if (error instanceof PythonTooOld) skip(error.message);
    throw error;
  }
}
