import { bodyOf, type Whereabouts } from '../../client/create-tirkeu-client.ts';
import { inThreeLanguages } from './describe-case.ts';
import type { Row } from './lay-out.ts';
import { breathe, type Stage } from './stage.ts';
import { type Words, wordsOf } from './words.ts';

type Derived = Whereabouts['alternatives'][number];

/** R3: nobody need file for a child under 14, because the look-up knows: with the representative, or with which of them. */
export async function tellWhereChildLives(stage: Stage): Promise<void> {
  const { tirkeu, apiUrl, narrator, language, scenario } = stage;
  const say = wordsOf(language);
  const iin = scenario.registrant;
  await breathe(stage);
  await narrator.step('deriving', async () => {
    const { permanent, derivedFrom, alternatives } = await bodyOf(tirkeu.findResidence({ iin }));
    const settled = permanent === null || derivedFrom === null ? [] : [{ ...permanent, derivedFrom }];
    const rows = [
      ...[...settled, ...alternatives].flatMap((derived) => describeDerived(derived, say)),
      { label: say('asked'), text: `${apiUrl}/v1/residents/${iin}/residence` },
    ];
    return { value: undefined, rows };
  });
}

const describeDerived = ({ rka, address, derivedFrom }: Derived, say: Words): readonly Row[] => [
  { label: say('with'), text: `${derivedFrom.iin}, ${derivedFrom.relation} (${derivedFrom.basis})` },
  { label: say('address'), text: `RKA ${rka}` },
  ...(address === null ? [] : inThreeLanguages('', address)),
];
