import type { Application } from '../../domain/application.ts';
import type { Case, Learned } from '../../domain/case.ts';
import type { Fact } from '../../domain/case-events.ts';
import { asEvents } from '../../domain/case-events.ts';
import { evolveAll } from '../../domain/evolve.ts';

/** A number of 12 digits that stands for a person; the store doesn't look at check digits. */
export const personNumber = (n: number): string => String(n).padStart(12, '0');
export const dwellingNumber = (n: number): string => String(n).padStart(16, '0');

export const anApplication = ({ registrant = 1, dwelling = 1 } = {}): Application => ({
  service: 'permanent-residence',
  channel: 'portal',
  language: 'kk',
  applicant: { iin: personNumber(registrant), capacity: 'self' },
  registrant: { iin: personNumber(registrant) },
  dwelling: { rka: dwellingNumber(dwelling) },
});

export const received = (caseId: string, application = anApplication(), client = 'portal'): Fact => ({
  type: 'application-received',
  caseId,
  application,
  applicationDigest: 'a digest',
  client,
});

export const learned = (dwelling: number, name = 'Әбдіқадырова Айгүл Қанатқызы', office = 'almaty'): Learned => ({
  registrantName: name,
  applicantName: name,
  rka: dwellingNumber(dwelling),
  address: { kk: 'мекенжай', ru: 'адрес', en: 'address' },
  office,
});

/** A case that nobody has to consent to. */
export const openedWithoutConsents = (
  registrant: number,
  dwelling: number,
  deadlineAt: string,
  office = 'almaty',
): Fact => ({
  type: 'case-opened',
  learned: learned(dwelling, undefined, office),
  people: [{ iin: personNumber(registrant), name: null, ground: null }],
  consents: [],
  mayObject: [],
  objectionsUntil: null,
  titleHolders: [],
  deadlineAt,
  evidenceId: 'application',
});

export function anOpeningCase(
  caseId: string,
  { registrant, at }: { readonly registrant: number; readonly at: string },
): Case {
  const actor = { kind: 'applicant', id: null } as const;
  const state = evolveAll(undefined, asEvents([received(caseId, anApplication({ registrant }))], 0, at, actor));
  if (state === undefined) throw new Error('a received application is a case');
  return state;
}
