import { z } from 'zod';

/** A detached CMS, as the api takes it. */
export interface Eds {
  readonly kind: 'eds';
  readonly cms: string;
}

const signAsSchema = z.object({ iin: z.string(), bin: z.string().optional(), role: z.string().optional() });
/** With whose certificate somebody signs. */
export type SignAs = z.infer<typeof signAsSchema>;

export const scenarioSchema = z.looseObject({
  applicantSignAs: signAsSchema,
  applicant: z.string(),
  registrant: z.string(),
  rka: z.string(),
  formerRka: z.string().nullable(),
  consenters: z.array(
    z.object({
      iin: z.string().optional(),
      bin: z.string().optional(),
      capacity: z.string(),
      signAs: signAsSchema,
      /** Under which an attorney answers for the owner. */
      powerOfAttorneyId: z.string().optional(),
    }),
  ),
  /** The complete application, ready to be signed and filed. */
  application: z.record(z.string(), z.unknown()),
  expect: z.object({
    outcome: z.string().nullable(),
    ground: z.string().nullable(),
    /** Code of the problem that the filing is answered with: then there is no case. */
    problem: z.string().optional(),
  }),
  /** What comes of it for each, where the application names several people. */
  people: z
    .array(z.object({ iin: z.string(), outcome: z.string().nullable(), ground: z.string().nullable() }))
    .optional(),
});
/** A ready situation, as the stand-in registries hand it out: nobody got these people before. */
export type Scenario = z.infer<typeof scenarioSchema>;

const scenariosSchema = z.object({ data: z.array(scenarioSchema) });
const catalogueSchema = z.object({
  data: z.array(z.object({ name: z.string(), service: z.string(), says: z.string() })),
});
const passwordSchema = z.object({ purpose: z.string(), code: z.string(), expiresAt: z.string() });
/** A one-time password as it came to somebody's phone. */
export type OneTimePassword = z.infer<typeof passwordSchema>;

const passwordsSchema = z.object({ data: z.array(passwordSchema) });
const personSchema = z.looseObject({
  lifeStatus: z.string(),
  birthDate: z.string(),
  capableStatus: z.string(),
  documents: z.array(
    z.looseObject({ type: z.string(), number: z.string(), status: z.string(), expireDate: z.string().nullable() }),
  ),
});
/** A person as the population registry holds them. */
export type PersonRecord = z.infer<typeof personSchema>;

const dwellingSchema = z.looseObject({ owners: z.array(z.looseObject({ iin: z.string().optional() })) });
/** A dwelling as the property registry holds it. */
export type DwellingRecord = z.infer<typeof dwellingSchema>;

const faultsSchema = z.object({ data: z.array(z.looseObject({ registry: z.string() })) });
const signatureSchema = z.object({ cms: z.string() });

export type RegistriesControl = ReturnType<typeof createRegistriesControl>;

/** The control calls of the stand-in registries; no part of the product, which knows only the registries themselves. */
export function createRegistriesControl(url: string) {
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${url}/_control${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`registries: ${method} ${path} answers ${response.status} ${await response.text()}`);
    return response;
  };
  const takeScenarios = async (name: string, n: number): Promise<readonly Scenario[]> => {
    const response = await call('GET', `/scenarios/${name}?n=${n}`);
    return scenariosSchema.parse(await response.json()).data;
  };
  return {
    call,
    listScenarios: async () => catalogueSchema.parse(await (await call('GET', '/scenarios')).json()).data,
    takeScenarios,
    takeScenario: async (name: string): Promise<Scenario> => {
      const [scenario] = await takeScenarios(name, 1);
      if (scenario === undefined) throw new Error(`the registries gave no scenario ${name}`);
      return scenario;
    },
    sign: async (signAs: SignAs, content: Uint8Array, flaw?: string): Promise<Eds> => {
      const body = {
        ...signAs,
        ...(flaw === undefined ? {} : { flaw }),
        content: Buffer.from(content).toString('base64'),
      };
      const { cms } = signatureSchema.parse(await (await call('POST', '/sign', body)).json());
      return { kind: 'eds', cms };
    },
    /** What came to somebody's phone, newest first. */
    readOneTimePasswords: async (iin: string): Promise<readonly OneTimePassword[]> =>
      passwordsSchema.parse(await (await call('GET', `/one-time-passwords?iin=${iin}`)).json()).data,
    /** What is planned to go wrong and hasn't yet. */
    listFaults: async () => faultsSchema.parse(await (await call('GET', '/faults')).json()).data,
    putFault: (fault: object): Promise<Response> => call('PUT', '/faults', fault),
    clearFaults: (): Promise<Response> => call('DELETE', '/faults'),
    getDwelling: async (rka: string): Promise<DwellingRecord> =>
      dwellingSchema.parse(await (await call('GET', `/property/${rka}`)).json()),
    getPerson: async (iin: string): Promise<PersonRecord> =>
      personSchema.parse(await (await call('GET', `/people/${iin}`)).json()),
    changeDwelling: (rka: string, patch: object): Promise<Response> => call('PATCH', `/property/${rka}`, patch),
    changePerson: (iin: string, patch: object): Promise<Response> => call('PATCH', `/people/${iin}`, patch),
  };
}
