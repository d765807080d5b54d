import { z } from 'zod';
import { bodyOf } from '../../client/create-tirkeu-client.ts';
import { type CaseEvent, type CaseFile, isOrderOpen } from './case-file.ts';
import { timeInAlmaty } from './clock.ts';
import { describePeople, describeRefusal, describeState, nameOf, under } from './describe-case.ts';
import { describeEvents } from './describe-events.ts';
import { breathe, type Stage, watchCase } from './stage.ts';
import { registrantsOf } from './file-application.ts';
import { tellCommit, type Teller } from './tell-commit.ts';
import { tellWhereChildLives } from './tell-where-child-lives.ts';
import { wordsOf } from './words.ts';

const confirmedSchema = z.looseObject({
  titleHolders: z.array(z.string()),
  rightsCertificate: z.string().nullable(),
});

/** Of what was confirmed; whose the dwelling is doesn't matter to somebody who leaves the country. */
const tellOwnership: Teller = async ({ narrator, language }, file, { seq, at, data }) => {
  if (file.service === 'departure-abroad') return;
  await narrator.step('confirming', async () => {
    const say = wordsOf(language);
    const { titleHolders, rightsCertificate } = confirmedSchema.parse(data);
    const rows = [
      { label: say('owners'), text: titleHolders.map((number) => nameOf(number, file)).join(', ') },
      ...(rightsCertificate === null ? [] : [{ label: say('certificate'), text: rightsCertificate }]),
      { label: say('event'), text: `${seq}, ${timeInAlmaty(at, language)}` },
    ];
    return { value: undefined, rows };
  });
};

/** What of an audit trail is worth a step of its own. */
const TELLERS: ReadonlyMap<string, Teller> = new Map([
  ['ownership-confirmed', tellOwnership],
  ['registration-committed', tellCommit],
]);

/**
 * What the case did by itself after people had done their part, out of its audit trail, and who was told of it. Answers with
 * the case as it then is.
 */
export async function tellOutcome(stage: Stage, file: CaseFile, events: readonly CaseEvent[]): Promise<CaseFile> {
  for (const event of events) {
    const tell = TELLERS.get(event.type);
    if (tell === undefined) continue;
    await breathe(stage);
    await tell(stage, file, event);
  }
  const committed = events.find(({ type }) => type === 'registration-committed');
  if (committed !== undefined) await tellWhoKnows(stage, file);
  const code = committed?.data['certificateCode'];
  if (typeof code === 'string') await tellCertificate(stage, file, code);
  if (file.people.length > 1) {
    await stage.narrator.step('parting', async () => ({ value: undefined, rows: describePeople(file) }));
  }
  if (file.refusal !== null) {
    const rows = describeRefusal(file, stage.language);
    await stage.narrator.step('refusing', async () => ({ value: undefined, rows }));
    if (file.refusal.ground === 'registrant-under-14') await tellWhereChildLives(stage);
  }
  return isOrderOpen(file) ? awaitChip(stage, file) : file;
}

/** Told after the commit, each in its own time (R21); the population registry is asked whether it knows. */
async function tellWhoKnows(stage: Stage, file: CaseFile): Promise<void> {
  const { narrator, lookUp, language, scenario } = stage;
  const say = wordsOf(language);
  const { caseId, followUps, service, stay } = file;
  const template = stay === null ? OUTCOME_TEMPLATES[service] : 'stay-registered';
  await breathe(stage);
  await narrator.step('telling', async () => {
    const told = await lookUp.listTold(caseId, template ?? 'registered');
    const known = await Promise.all(
      registrantsOf(scenario).map(async (iin) => {
        const { permanent, temporary } = await lookUp.getRegistered(iin);
        const where = [permanent, temporary].filter((rka) => rka !== null).map((rka) => `RKA ${rka}`);
        return `${say('population registry')}: ${nameOf(iin, file)}: ${where.join(', ') || say('nowhere')}`;
      }),
    );
    return {
      value: undefined,
      rows: [
        ...followUps.map(({ name, state }) => ({ label: say(state), text: say(name) })),
        ...under(say('told'), [told.map((number) => nameOf(number, file)).join(', ')]),
        ...under(say('asked'), known),
      ],
    };
  });
}

/** What people are written when it is done. */
const OUTCOME_TEMPLATES: Readonly<Record<string, string>> = {
  'owner-withdrawal': 'withdrawn',
  'departure-abroad': 'withdrawn',
};

/** R22: anybody who has the code can ask whether the certificate is good, and learns nothing else. */
async function tellCertificate(stage: Stage, { caseId }: CaseFile, code: string): Promise<void> {
  const { tirkeu, apiUrl, narrator, language } = stage;
  const say = wordsOf(language);
  await breathe(stage);
  await narrator.step('certifying', async () => {
    const { status } = await bodyOf(tirkeu.verifyCertificate({ code }));
    const rows = [
      { label: say('code'), text: code },
      { label: say('verify'), text: `${apiUrl}/v1/certificates/${code}` },
      { label: say('answer'), text: status },
      { label: say('print'), text: `${apiUrl}/v1/cases/${caseId}/certificate` },
    ];
    return { value: undefined, rows };
  });
}

/** The card issuer may need days (R21): the story waits a moment, and then says that it is still to come. */
async function awaitChip(stage: Stage, file: CaseFile): Promise<CaseFile> {
  const { narrator, language, chipPatienceMs } = stage;
  const say = wordsOf(language);
  return narrator.step('recording', async () => {
    const isAnswered = (one: CaseFile): boolean => !isOrderOpen(one);
    const last = (await watchCase(stage, file.caseId, { isAsWanted: isAnswered, patienceMs: chipPatienceMs })) ?? file;
    const chip = last.followUps.find(({ name }) => name === 'chip-recording');
    const text = isOrderOpen(last) ? say('not yet recorded') : say('chip-recording');
    return {
      value: last,
      rows: [{ label: say(chip?.state ?? ''), text }, ...describeState(last, language)],
    };
  });
}

/** In the end all of the audit trail. */
export async function recount(stage: Stage, file: CaseFile, events: readonly CaseEvent[]): Promise<void> {
  await breathe(stage);
  const rows = describeEvents(events, file, stage.language);
  await stage.narrator.step('recounting', async () => ({ value: undefined, rows }));
}
