import type { Scenario } from '../registries-control.ts';
import { answerConsent } from '../scenario-actions.ts';
import { type CaseFile, caseIn, type Consent, isAtRest, isWanted } from './case-file.ts';
import { describeConsents, describeState } from './describe-case.ts';
import { duringOutage } from './outage.ts';
import { breathe, type Stage, untilCase } from './stage.ts';

/** Who is asked, and one after another their answers, until nobody is asked any more. */
export async function collectConsents(stage: Stage, scenario: Scenario, filed: CaseFile): Promise<CaseFile> {
  let file = await stage.narrator.step('asking', async () => ({
    value: filed,
    rows: describeConsents(filed, new Date().toISOString(), stage.language),
  }));
  for (;;) {
    const [next, ...others] = file.stage === 'awaiting-consent' ? file.consents.filter(isWanted) : [];
    if (next === undefined) return file;
    await breathe(stage);
    file = await answer(stage, { scenario, caseId: file.caseId, consent: next, isLast: others.length === 0 });
  }
}

interface Asked {
  readonly scenario: Scenario;
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

const give = (stage: Stage, { scenario, caseId, consent }: Asked): Promise<CaseFile> =>
  stage.narrator.step('giving', async () => {
    const answered = caseIn(await answerConsent(stage, scenario, caseId, consent));
    const file = answered ?? (await untilAnswered(stage, caseId, consent));
    return { value: file, about: consent.consenter.name, rows: describeState(file) };
  });

const decline = (stage: Stage, { scenario, caseId, consent }: Asked): Promise<CaseFile> =>
  stage.narrator.step('declining', async () => {
    const answered = caseIn(await answerConsent(stage, scenario, caseId, consent, 'decline'));
    const file = answered ?? (await untilCase(stage, caseId, isAtRest));
    return { value: file, about: consent.consenter.name, rows: describeState(file) };
  });

/** The api took the answer, and whoever verifies it needs longer than the api waits. */
const untilAnswered = (stage: Stage, caseId: string, { consentId }: Consent): Promise<CaseFile> =>
  untilCase(stage, caseId, ({ consents }) =>
    consents.some((consent) => consent.consentId === consentId && !isWanted(consent)),
  );
