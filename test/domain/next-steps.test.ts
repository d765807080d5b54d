import { describe, expect, it, test } from 'vitest';
import { GROUNDS, isGround } from '../../domain/grounds.ts';
import { nextStepsOf } from '../../domain/next-steps.ts';
import { STAGES } from '../../domain/stages.ts';
import { caseAfter, caseIn, STAYING, STORY } from './sample-case.ts';
import { FACT } from './sample-events.ts';

describe('what an applicant can do', () => {
  test.each(STAGES)('is never nothing said: %s', (stage) => {
    expect(nextStepsOf(caseIn(stage))).not.toEqual([]);
  });

  it('is to speak with the owners while their answers are missing, and to wait elsewhere', () => {
    expect(nextStepsOf(caseIn('awaiting-consent'))).toEqual(['ask-owners']);
    expect(nextStepsOf(caseIn('checking-ownership'))).toEqual(['wait']);
  });

  test.each(Object.keys(GROUNDS).filter(isGround))(
    'R29: is said for a refusal by %s, and that one may appeal',
    (ground) => {
      const [remedy, ...others] = nextStepsOf(caseAfter([...STORY.opening, { ...FACT['case-refused'], ground }]));
      expect(others).toEqual(['appeal']);
      expect(['wait', 'ask-owners', 'get-certificate']).not.toContain(remedy);
    },
  );

  test.each(['consent-declined', 'deadline-passed', 'application-cancelled'] as const)(
    'is to file again after %s',
    (type) => {
      expect(nextStepsOf(caseAfter([...STORY['awaiting-consent'], FACT[type]]))).toEqual(['file-again']);
    },
  );

  it('R21, R22: is to get the certificate, and to ask about the card whose chip could not be written', () => {
    expect(nextStepsOf(caseIn('registered'))).toEqual(['get-certificate']);
    expect(nextStepsOf(caseIn('registered', FACT['follow-up-failed']))).toEqual(['get-certificate', 'ask-about-card']);
    expect(nextStepsOf(caseIn('registered', FACT['follow-ups-done']))).toEqual(['get-certificate']);
  });

  it('R20: is nothing once a stay is over', () => {
    expect(nextStepsOf(caseAfter(STAYING))).toEqual(['get-certificate']);
    expect(nextStepsOf(caseAfter([...STAYING, FACT['stay-ended']]))).toEqual(['nothing']);
  });
});
