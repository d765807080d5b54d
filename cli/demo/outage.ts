import { Obstacle } from '../obstacle.ts';
import { type CaseFile, isAtRest } from './case-file.ts';
import { describeState } from './describe-case.ts';
import { breathe, pause, type Stage, untilCase } from './stage.ts';

const DOWN = { registry: 'property', mode: 'down' } as const;

/**
 * The property registry goes away, somebody does something for which the case needs it, and it comes back: also when the
 * story is broken off in between, because the registries are everybody's.
 */
export async function duringOutage(stage: Stage, act: () => Promise<CaseFile>): Promise<CaseFile> {
  const { control, narrator } = stage;
  const { caseId } = await (async () => {
    try {
      await narrator.step('breaking', async () => {
        await control.putFault(DOWN);
        return { value: undefined, rows: [{ label: 'fault', text: JSON.stringify(DOWN) }] };
      });
      await breathe(stage);
      const acted = await act();
      await tellWhatItWaitsFor(stage, acted);
      return acted;
    } finally {
      await control.call('DELETE', `/faults?registry=${DOWN.registry}`);
    }
  })();
  return narrator.step('mending', async () => {
    const file = await untilCase(stage, caseId, isAtRest);
    return { value: file, rows: describeState(file, stage.language) };
  });
}

const tellWhatItWaitsFor = (stage: Stage, { caseId }: CaseFile): Promise<void> =>
  stage.narrator.step('waiting', async () => {
    await pause(stage, stage.outageMs);
    const file = await untilCase(stage, caseId, () => true);
    if (isAtRest(file)) throw new Obstacle(`Case ${caseId} did not miss the registry: it is ${file.stage}.`);
    return { value: undefined, rows: describeState(file, stage.language) };
  });
