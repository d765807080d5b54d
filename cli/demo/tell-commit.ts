import { z } from 'zod';
import type { CaseEvent, CaseFile } from './case-file.ts';
import { dayInWords, timeInAlmaty } from './clock.ts';
import { inThreeLanguages, nameOf } from './describe-case.ts';
import type { Row } from './lay-out.ts';
import { breathe, type Stage } from './stage.ts';
import { wordsOf } from './words.ts';

export type Teller = (stage: Stage, file: CaseFile, event: CaseEvent) => Promise<void>;

const endedSchema = z.looseObject({
  ended: z.array(z.looseObject({ iin: z.string(), rka: z.string(), kind: z.string() })),
});

const eventRow = ({ language }: Stage, { seq, at }: CaseEvent): Row => ({
  label: wordsOf(language)('event'),
  text: `${seq}, ${timeInAlmaty(at, language)}`,
});

/** Where the person is registered from now on. */
function describeResidence({ language }: Stage, { residenceId, dwelling }: CaseFile): readonly Row[] {
  const say = wordsOf(language);
  const { rka, address } = dwelling;
  return [
    { label: say('residence'), text: residenceId ?? '–' },
    { label: say('address'), text: `RKA ${rka ?? '–'}` },
    ...(address === null ? [] : inThreeLanguages('', address)),
  ];
}

async function describeAddress({ lookUp, language }: Stage, rka: string): Promise<readonly Row[]> {
  const say = wordsOf(language);
  return [{ label: say('address'), text: `RKA ${rka}` }, ...inThreeLanguages('', await lookUp.getAddress(rka))];
}

/** R19: here from now on, and there no longer. */
const tellMove: Teller = async (stage, file, event) => {
  const { narrator } = stage;
  await narrator.step('registering', async () => ({
    value: undefined,
    rows: [...describeResidence(stage, file), eventRow(stage, event)],
  }));
  const { formerRka } = file;
  if (formerRka === null) return;
  await breathe(stage);
  await narrator.step('dropping', async () => ({
    value: undefined,
    rows: [...(await describeAddress(stage, formerRka)), eventRow(stage, event)],
  }));
};

/** R20: until which day, and that the permanent residence is what it was. */
const tellStay: Teller = async (stage, file, event) => {
  const { narrator, lookUp, language } = stage;
  const say = wordsOf(language);
  const until = file.stay?.until;
  await narrator.step('staying', async () => ({
    value: undefined,
    rows: [
      ...describeResidence(stage, file),
      ...(until === undefined
        ? []
        : [{ label: say('until'), text: `${dayInWords(until, language)}: ${say('ends by itself')}` }]),
      eventRow(stage, event),
    ],
  }));
  await breathe(stage);
  await narrator.step('keeping', async () => {
    const { permanent } = await lookUp.getRegistered(stage.scenario.registrant);
    const rows = permanent === null ? [{ text: say('nowhere') }] : await describeAddress(stage, permanent);
    return { value: undefined, rows };
  });
};

/** R23: who is no longer registered in the dwelling. */
const tellWithdrawal: Teller = (stage, file, event) =>
  stage.narrator.step('withdrawing', async () => ({
    value: undefined,
    rows: [...describeEnded(stage, file, event), eventRow(stage, event)],
  }));

/** R24: that no residence is left. */
const tellDeparture: Teller = (stage, file, event) =>
  stage.narrator.step('leaving', async () => ({
    value: undefined,
    rows: [...describeEnded(stage, file, event), eventRow(stage, event)],
  }));

const describeEnded = ({ language }: Stage, file: CaseFile, { data }: CaseEvent): readonly Row[] =>
  endedSchema.parse(data).ended.map(({ iin, rka, kind }) => ({
    label: wordsOf(language)('residence'),
    text: `${nameOf(iin, file)}: RKA ${rka}, ${kind}`,
  }));

const TELLERS: Readonly<Record<string, Teller>> = {
  'permanent-residence': tellMove,
  'temporary-stay': tellStay,
  'owner-withdrawal': tellWithdrawal,
  'departure-abroad': tellDeparture,
};

/** What the commit changed, which differs by service. */
export const tellCommit: Teller = async (stage, file, event) => {
  await TELLERS[file.service]?.(stage, file, event);
};
