import { z } from 'zod';
import type { Scenario } from '../../cli/registries-control.ts';
import type { Product } from './product.ts';
import { readCase } from './story.ts';

const stayingSchema = z.looseObject({ stay: z.looseObject({ until: z.string() }) });
const applicationSchema = z.looseObject({ stay: z.looseObject({ months: z.number() }) });

/** The last instant of a registered stay, as its case shows it (R20). */
export const lastInstantOf = async (product: Product, caseId: string): Promise<string> =>
  stayingSchema.parse(await readCase(product, caseId)).stay.until;

/** For how many months a scenario's application asks. */
export const monthsOf = ({ application }: Scenario): number => applicationSchema.parse(application).stay.months;
