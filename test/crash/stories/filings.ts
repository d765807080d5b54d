import type { Scenario } from '../../../cli/registries-control.ts';
import type { Filing } from '../case-steps.ts';

/** Applications that no scenario holds: the same people want something else. */

/** Somebody else takes the place of the registrant, who files in their own right. */
export const inPlaceOf = (scenario: Scenario, iin: string): Scenario => ({
  ...scenario,
  applicant: iin,
  registrant: iin,
  applicantSignAs: { iin },
  application: { ...scenario.application, applicant: { iin, capacity: 'self' }, registrant: { iin } },
});

/** Who stays somewhere wants to live there for good. */
export function forGood({ application, ...scenario }: Scenario): Filing {
  const kept = Object.entries(application).filter(([member]) => member !== 'stay');
  return { ...scenario, application: { ...Object.fromEntries(kept), service: 'permanent-residence' } };
}

/** The only owner of a dwelling has somebody withdrawn from it. */
export const withdrawalBy = (owner: string, { registrant, rka }: Pick<Scenario, 'registrant' | 'rka'>): Filing => ({
  applicantSignAs: { iin: owner },
  consenters: [],
  application: {
    service: 'owner-withdrawal',
    channel: 'portal',
    language: 'ru',
    applicant: { iin: owner, capacity: 'owner' },
    registrant: { iin: registrant },
    dwelling: { rka },
    reason: 'moved out',
  },
});
