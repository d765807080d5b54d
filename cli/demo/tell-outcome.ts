import { z } from 'zod';
import type { CaseEvent, CaseFile } from './case-file.ts';
import { clockTime, describeEvents, describeRefusal, inThreeLanguages, nameOfHolder } from './describe-case.ts';
import { breathe, type Stage } from './stage.ts';

type Teller = (stage: Stage, file: CaseFile, event: CaseEvent) => Promise<void>;

const confirmedSchema = z.looseObject({ titleHolders: z.array(z.string()) });

const tellOwnership: Teller = ({ narrator }, file, { seq, at, data }) =>
  narrator.step('confirming', async () => {
    const holders = confirmedSchema.parse(data).titleHolders.map((number) => nameOfHolder(number, file));
    const rows = [
      { label: 'owners', text: holders.join(', ') },
      { label: 'event', text: `${seq}, at ${clockTime(at)}` },
    ];
    return { value: undefined, rows };
  });

const tellRegistration: Teller = async (stage, file, { seq, at }) => {
  const { narrator, lookUp } = stage;
  const { address, rka } = file.dwelling;
  await narrator.step('registering', async () => ({
    value: undefined,
    rows: [
      { label: 'residence', text: file.residenceId ?? 'none' },
      { label: 'address', text: `RKA ${rka ?? 'unknown'}` },
      ...(address === null ? [] : inThreeLanguages('', address)),
      { label: 'event', text: `${seq}, at ${clockTime(at)}` },
    ],
  }));
  const { formerRka } = file;
  if (formerRka === null) return;
  await breathe(stage);
  await narrator.step('dropping', async () => ({
    value: undefined,
    rows: [
      { label: 'address', text: `RKA ${formerRka}` },
      ...inThreeLanguages('', await lookUp.getAddress(formerRka)),
      { label: 'event', text: `${seq}, the same` },
    ],
  }));
};

/** Told after the commit, each in its own time (R21); the population registry is asked whether it knows. */
const tellFollowUps: Teller = ({ narrator, lookUp }, { followUps, registrant, dwelling }) =>
  narrator.step('telling', async () => {
    const known = await lookUp.getPermanentAddress(registrant.iin);
    const has = known === dwelling.rka ? 'the new address' : 'not the new address';
    return {
      value: undefined,
      rows: [
        ...followUps.map(({ name, state }) => ({ label: state, text: name })),
        { label: 'asked', text: `population registry: RKA ${known ?? 'none'}, ${has}` },
      ],
    };
  });

/** What of an audit trail is worth a step of its own. */
const TELLERS: ReadonlyMap<string, Teller> = new Map([
  ['ownership-confirmed', tellOwnership],
  ['registration-committed', tellRegistration],
  ['case-completed', tellFollowUps],
]);

/** What the case did by itself after people had done their part, out of its audit trail; in the end all of the trail. */
export async function tellOutcome(stage: Stage, file: CaseFile, events: readonly CaseEvent[]): Promise<void> {
  const { narrator } = stage;
  for (const event of events) {
    const tell = TELLERS.get(event.type);
    if (tell === undefined) continue;
    await breathe(stage);
    await tell(stage, file, event);
  }
  if (file.refusal !== null) {
    await narrator.step('refusing', async () => ({ value: undefined, rows: describeRefusal(file) }));
  }
  await breathe(stage);
  await narrator.step('recounting', async () => ({ value: undefined, rows: describeEvents(events, file) }));
}
