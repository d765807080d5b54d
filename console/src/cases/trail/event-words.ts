import type { TFunction } from 'i18next';
import type { CaseEvent } from '../case-parts.ts';
import { firstTextIn, recordsIn, textIn, textsIn } from './event-data.ts';

export type CaseTexts = TFunction<['cases', 'common']>;

/** What an event needs others to say for it. */
export interface Speaker {
  readonly t: CaseTexts;
  readonly nameOfAnswer: (id: string) => string | undefined;
  readonly nameOfNumber: (number: string) => string | undefined;
  readonly nameOfStaff: (id: string) => string;
  /** A deadline as a day and an hour. */
  readonly instant: (at: string) => string;
}

/** An event in words. */
export interface SpokenEvent {
  readonly what: string;
  /** In somebody's own words: a note, or the reason that they gave. */
  readonly quote: string | null;
  readonly tone: 'good' | 'bad' | 'warning' | 'plain';
}

/** What people write; elsewhere a `reason` is a code. */
const QUOTED: readonly string[] = [
  'case-refused',
  'person-refused',
  'deadline-extended',
  'review-approved',
  'objection-raised',
  'application-cancelled',
];

const TONES: Readonly<Record<string, SpokenEvent['tone']>> = {
  'consent-given': 'good',
  'review-approved': 'good',
  'ownership-confirmed': 'good',
  'registration-committed': 'good',
  'consent-declined': 'bad',
  'consent-revoked': 'bad',
  'case-refused': 'bad',
  'person-refused': 'bad',
  'application-cancelled': 'bad',
  'deadline-passed': 'bad',
  'objection-raised': 'warning',
  'owners-changed': 'warning',
  'review-requested': 'warning',
  'evidence-rejected': 'warning',
  'objection-evidence-rejected': 'warning',
  'stay-end-rejected': 'warning',
  'follow-up-failed': 'warning',
  'step-stuck': 'warning',
};

/** What a type of event is called; those of a later api are named by their type. */
export function speakEvent({ type, data }: CaseEvent, speaker: Speaker): SpokenEvent {
  const { t } = speaker;
  const quote = textIn(data, 'note') ?? (QUOTED.includes(type) ? textIn(data, 'reason') : null);
  const isReturned = type === 'case-assigned' && textIn(data, 'assignee') === null;
  const key = isReturned ? 'case-unassigned' : type;
  const what = t(`event.${key}`, { ...valuesOf(data, speaker), defaultValue: t('event.other', { type }) });
  return { what, quote, tone: TONES[type] ?? 'plain' };
}

/** Words for a code of the api, or the code itself where this page is older than the api. */
export const wordsFor = (t: CaseTexts, group: string, code: string | null): string =>
  code === null ? '' : t(`${group}.${code}`, code);

/** Whatever a text may fill in; each takes what it needs. */
function valuesOf(data: CaseEvent['data'], speaker: Speaker) {
  const { t, nameOfAnswer, nameOfNumber, nameOfStaff, instant } = speaker;
  const unknown = t('common:unknown');
  const answers = [firstTextIn(data, 'consentId', 'objectionId') ?? [], textsIn(data, 'consentIds')].flat();
  const person = textIn(data, 'iin');
  const until = firstTextIn(data, 'deadlineAt', 'dueAt', 'stayUntil');
  const name = textIn(data, 'name');
  const tasks = name === null ? textsIn(data, 'names') : [name];
  const registry = textIn(data, 'registry');
  return {
    who: answers.map((id) => nameOfAnswer(id) ?? unknown).join(', '),
    person: person === null ? unknown : (nameOfNumber(person) ?? person),
    until: until === null ? unknown : instant(until),
    names: tasks.map((task) => wordsFor(t, 'followUps.name', task)).join(', '),
    assignee: nameOfStaff(textIn(data, 'assignee') ?? ''),
    code: wordsFor(t, 'rejection', firstTextIn(data, 'reason', 'code')),
    how: wordsFor(t, 'stayEnd', textIn(data, 'how')),
    registry: registry === null ? t('common:waitingFor.worker') : wordsFor(t, 'trail.registry', registry),
    matters: recordsIn(data, 'matters')
      .map((matter) => wordsFor(t, 'matter', firstTextIn(matter, 'encumbrance', 'kind')))
      .join(', '),
  };
}
