import { looksLike } from '../masked-number.ts';
import { answerConsent, consentAtCounter, documentFor } from '../scenario-actions.ts';
import { type CaseFile, caseIn, type Consent, isAtRest, isWanted } from './case-file.ts';
import { describeConsents, describeState } from './describe-case.ts';
import { isAtCounter } from './file-application.ts';
import type { Row } from './lay-out.ts';
import { duringOutage } from './outage.ts';
import { breathe, type Stage, untilCase } from './stage.ts';
import { wordsOf } from './words.ts';

/** Who is asked, and one after another their answers, until nobody is asked any more. */
export async function collectConsents(stage: Stage, filed: CaseFile): Promise<CaseFile> {
  const { narrator, language } = stage;
  let file = await narrator.step(filed.service === 'owner-withdrawal' ? 'askingOwners' : 'asking', async () => ({
    value: filed,
    rows: describeConsents(filed, new Date().toISOString(), language),
  }));
  for (;;) {
    const [next, ...others] = file.stage === 'awaiting-consent' ? file.consents.filter(isWanted) : [];
    if (next === undefined) return file;
    await breathe(stage);
    file = await answer(stage, { caseId: file.caseId, consent: next, isLast: others.length === 0 });
  }
}

interface Asked {
  readonly caseId: string;
  readonly consent: Consent;
  readonly isLast: boolean;
}

/** The last consent is what the property registry is asked after, and the one that the plan may have declined. */
function answer(stage: Stage, asked: Asked): Promise<CaseFile> {
  const { plan } = stage;
  if (!asked.isLast) return give(stage, asked);
  if (plan.decline) return decline(stage, asked);
  return plan.outage ? duringOutage(stage, () => give(stage, asked)) : give(stage, asked);
}

const give = (stage: Stage, asked: Asked): Promise<CaseFile> =>
  stage.narrator.step('giving', async () => {
    const { scenario } = stage;
    const { caseId, consent } = asked;
    const send = isAtCounter(scenario) ? consentAtCounter : answerConsent;
    const proof = await describeProof(stage, asked);
    const answered = caseIn(await send(stage, scenario, caseId, consent));
    const file = answered ?? (await untilAnswered(stage, asked));
    const rows = [...proof, ...describeState(file, stage.language)];
    return { value: file, about: consent.consenter.name ?? '', rows };
  });

const decline = (stage: Stage, asked: Asked): Promise<CaseFile> =>
  stage.narrator.step('declining', async () => {
    const { caseId, consent } = asked;
    const proof = await describeProof(stage, asked);
    const answered = caseIn(await answerConsent(stage, stage.scenario, caseId, consent, 'decline'));
    const file = answered ?? (await untilCase(stage, caseId, isAtRest));
    const rows = [...proof, ...describeState(file, stage.language)];
    return { value: file, about: consent.consenter.name ?? '', rows };
  });

/** How an answer is proved, where that is worth a word: at the counter (R12), by an attorney (R5), for a company (R8). */
async function describeProof(stage: Stage, { caseId, consent }: Asked): Promise<readonly Row[]> {
  const { scenario, caller, language } = stage;
  const { consentId, consenter } = consent;
  const say = wordsOf(language);
  const { signAs, powerOfAttorneyId } = await documentFor(stage, scenario, { caseId, consentId }, 'give');
  const { iin, bin, role } = signAs;
  const signer = bin === undefined ? iin : `${iin}, BIN ${bin}, ${role ?? ''}`;
  const isForThemself = bin === undefined && looksLike(consenter.iin ?? '', iin);
  return [
    ...(isAtCounter(scenario) ? [{ label: say('proof'), text: `${say('in person')}, ${caller.name}` }] : []),
    ...(isForThemself ? [] : [{ label: say('proof'), text: `${say('signature')}: ${signer}` }]),
    ...(powerOfAttorneyId === undefined ? [] : [{ label: say('powers'), text: powerOfAttorneyId }]),
  ];
}

/** The api took the answer, and whoever verifies it needs longer than the api waits. */
const untilAnswered = (stage: Stage, { caseId, consent }: Asked): Promise<CaseFile> =>
  untilCase(stage, caseId, ({ consents }) =>
    consents.some((one) => one.consentId === consent.consentId && !isWanted(one)),
  );
