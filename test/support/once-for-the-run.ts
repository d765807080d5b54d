import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';

/**
 * Provides a value made once for the whole run, though the set-up files run once for each project that has tests.
 * The projects are set up one after another, so there is no race.
 */
export async function provideOnce<Key extends keyof ProvidedContext>(
  project: TestProject,
  key: Key,
  make: () => Promise<ProvidedContext[Key]>,
): Promise<void> {
  const root = project.vitest.getRootProject();
  if (key in root.getProvidedContext()) return;
  root.provide(key, await make());
}
