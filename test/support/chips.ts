import { z } from 'zod';
import type { RegistriesControl, Scenario } from '../../cli/registries-control.ts';
import type { Product } from './product.ts';

const personSchema = z.looseObject({ documents: z.array(z.looseObject({ type: z.string() })) });

/** Gives somebody's identity card a chip, or takes it away. */
export async function setChip(control: RegistriesControl, iin: string, hasChip: boolean): Promise<void> {
  const { documents } = personSchema.parse(await (await control.call('GET', `/people/${iin}`)).json());
  for (const document of documents) if (document.type === 'ID_CARD') document['hasChip'] = hasChip;
  await control.changePerson(iin, { documents });
}

const casting = (product: Product, hasChip: boolean): Product => {
  const takeScenarios = async (name: string, n: number): Promise<readonly Scenario[]> => {
    const scenarios = await product.control.takeScenarios(name, n);
    await Promise.all(scenarios.map(({ registrant }) => setChip(product.control, registrant, hasChip)));
    return scenarios;
  };
  const takeScenario = async (name: string): Promise<Scenario> => {
    const [scenario] = await takeScenarios(name, 1);
    if (scenario === undefined) throw new Error(`the registries gave no scenario ${name}`);
    return scenario;
  };
  return { ...product, control: { ...product.control, takeScenarios, takeScenario } };
};

/**
 * The people of its scenarios carry cards without a chip: their cases are over as soon as the others are told, and don't wait
 * for the card issuer (R21). For every story that isn't about chips.
 */
export const withoutChips = (product: Product): Product => casting(product, false);

/** The people of its scenarios carry cards with a chip, which by chance one in ten doesn't (R21). */
export const withChips = (product: Product): Product => casting(product, true);
