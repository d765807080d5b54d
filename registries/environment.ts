import { z } from 'zod';

const environment = z
  .object({
    REGISTRIES_HOST: z.string().min(1).default('127.0.0.1'),
    REGISTRIES_PORT: z.coerce.number<string>().int().min(0).max(65_535),
    /** Folder for state; created where it doesn't exist. */
    REGISTRIES_DATA: z.string().min(1),
    POPULATION_SEED: z.string().min(1).default('tirkeu'),
    POPULATION_SIZE: z.coerce.number<string>().int().min(0).max(5_000_000).default(1_000),
  })
  .transform((values) => ({
    host: values.REGISTRIES_HOST,
    port: values.REGISTRIES_PORT,
    dataFolder: values.REGISTRIES_DATA,
    seed: values.POPULATION_SEED,
    size: values.POPULATION_SIZE,
  }));

/** The settings of this process. @throws Error that names every wrong variable */
export function readEnvironment(variables: NodeJS.ProcessEnv): z.output<typeof environment> {
  const result = environment.safeParse(variables);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`The registries can't start with these settings:\n${problems.join('\n')}`);
}
