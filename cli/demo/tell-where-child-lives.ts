import { z } from 'zod';
import { type CaseFile, trilingualSchema } from './case-file.ts';
import { inThreeLanguages } from './describe-case.ts';
import type { Row } from './lay-out.ts';
import { breathe, type Stage } from './stage.ts';
import { type Words, wordsOf } from './words.ts';

const shownSchema = z.looseObject({ rka: z.string(), address: trilingualSchema.nullable() });
const derivedFromSchema = z.object({ iin: z.string(), relation: z.string(), basis: z.string() });
const derivedSchema = shownSchema.extend({ derivedFrom: derivedFromSchema });
const whereaboutsSchema = z.looseObject({
  permanent: shownSchema.nullable(),
  derivedFrom: derivedFromSchema.nullable(),
  alternatives: z.array(derivedSchema),
});

/** R3: nobody need file for a child under 14, because the look-up knows: with the representative, or with which of them. */
export async function tellWhereChildLives(stage: Stage, { registrant }: CaseFile): Promise<void> {
  const { api, apiUrl, narrator, language } = stage;
  const say = wordsOf(language);
  const path = `/v1/residents/${registrant.iin}/residence`;
  await breathe(stage);
  await narrator.step('deriving', async () => {
    const { permanent, derivedFrom, alternatives } = whereaboutsSchema.parse((await api.send('GET', path)).body);
    const settled = permanent === null || derivedFrom === null ? [] : [{ ...permanent, derivedFrom }];
    const rows = [
      ...[...settled, ...alternatives].flatMap((derived) => describeDerived(derived, say)),
      { label: say('asked'), text: `${apiUrl}${path}` },
    ];
    return { value: undefined, rows };
  });
}

const describeDerived = ({ rka, address, derivedFrom }: z.infer<typeof derivedSchema>, say: Words): readonly Row[] => [
  { label: say('with'), text: `${derivedFrom.iin}, ${derivedFrom.relation} (${derivedFrom.basis})` },
  { label: say('address'), text: `RKA ${rka}` },
  ...(address === null ? [] : inThreeLanguages('', address)),
];
