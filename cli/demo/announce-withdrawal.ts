import { Obstacle } from '../obstacle.ts';
import { objectTo } from '../scenario-actions.ts';
import { type CaseFile, caseIn } from './case-file.ts';
import { deadlineInWords } from './clock.ts';
import { describeState, nameOf, under } from './describe-case.ts';
import { breathe, type Stage, untilCase } from './stage.ts';
import { wordsOf } from './words.ts';

/** Those who are to be withdrawn are told, and as the plan wants it one of them objects (R23). */
export async function announceWithdrawal(stage: Stage, filed: CaseFile): Promise<CaseFile> {
  if (filed.objections.length === 0) return filed;
  const { narrator, lookUp, language } = stage;
  const say = wordsOf(language);
  await narrator.step('announcing', async () => {
    const told = await lookUp.listTold(filed.caseId, 'withdrawal-announced');
    const until = filed.objectionsUntil;
    return {
      value: undefined,
      rows: [
        ...under(
          say('told'),
          told.map((number) => nameOf(number, filed)),
        ),
        ...(until === null
          ? []
          : [{ label: say('until'), text: deadlineInWords(until, new Date().toISOString(), language) }]),
      ],
    };
  });
  await breathe(stage);
  return stage.plan.object ? object(stage, filed) : filed;
}

const REASON = 'I have nowhere else to live.';

function object(stage: Stage, { caseId, stage: at, objections }: CaseFile): Promise<CaseFile> {
  const [objection] = objections;
  if (objection === undefined || at === 'registered' || at === 'closed') {
    throw new Obstacle('Nobody was asked to confirm, so the withdrawal is done already. Leave --object out.');
  }
  return stage.narrator.step('objecting', async () => {
    const answered = caseIn(await objectTo(stage, caseId, { objectionId: objection.objectionId }, REASON));
    const file = answered ?? (await untilCase(stage, caseId, isObjectedTo));
    const say = wordsOf(stage.language);
    const rows = [{ label: say('reason'), text: REASON }, ...describeState(file, stage.language)];
    return { value: file, about: objection.objector.name ?? '', rows };
  });
}

const isObjectedTo = ({ objections }: CaseFile): boolean => objections.some(({ status }) => status === 'raised');
