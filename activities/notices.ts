import { v5 } from 'uuid';
import type { Case } from '../domain/case.ts';
import { numberOf } from '../domain/consenters.ts';
import type { Language } from '../domain/facts.ts';
import type { Dependencies } from './dependencies.ts';

/** Somebody to write to (IIN or BIN), in their language where they have one, else in the applicant's. */
export interface Recipient {
  readonly number: string;
  readonly language: Language | null;
}

export interface Notice {
  readonly template: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Tells one notice of a template from the next; the same one is sent once, however often this runs. */
  readonly occasion?: string;
}

/** Writes to everybody once, also to who is in the case in several capacities. */
export async function send(
  { notifications }: Pick<Dependencies, 'notifications'>,
  { caseId, application }: Case,
  recipients: readonly Recipient[],
  { template, parameters = {}, occasion = '' }: Notice,
): Promise<void> {
  const each = new Map(recipients.map((recipient) => [recipient.number, recipient]));
  await Promise.all(
    [...each.values()].map(({ number, language }) =>
      notifications.send({
        idempotencyKey: [caseId, template, occasion, v5(number, caseId)].join('/'),
        recipient: number,
        language: language ?? application.language,
        template,
        parameters: { caseId, ...parameters },
      }),
    ),
  );
}

export const consenters = ({ consents }: Case): readonly Recipient[] =>
  consents.map(({ consenter, language }) => ({ number: numberOf(consenter), language }));

/** Those who are told that they are to be withdrawn: the person, or whoever speaks for them (R23). */
export const objectors = ({ objections }: Case): readonly Recipient[] =>
  objections.map(({ objector, language }) => ({ number: objector.iin, language }));

/** Everybody whom a case has bothered; the applicant last, so that of two languages it is the one they applied in. */
export const everybody = (state: Case): readonly Recipient[] => [
  ...consenters(state),
  ...objectors(state),
  { number: state.application.applicant.iin, language: state.application.language },
];
