import { type Case, registrationOf } from '../../../domain/case.ts';
import { numberOf } from '../../../domain/consenters.ts';
import { procedureOf } from '../../../domain/services/procedures.ts';
import type { Effect } from '../effects.ts';
import { type Check, groupBy, type Traces } from './traces.ts';

const caseIdOf = ({ key }: Effect): string => key.split('/')[0] ?? '';

const noticesIn = ({ effects }: Traces) =>
  effects
    .filter(({ registry }) => registry === 'notifications')
    .map((effect) => ({
      caseId: caseIdOf(effect),
      key: effect.key,
      template: String(effect.body['template']),
      recipient: String(effect.body['recipient']),
    }));

const effectsHappenOnce: Check = ({ effects }) => [
  ...effects.filter(({ carriedOut }) => carriedOut !== 1).map(({ registry, key }) => `${registry} ${key}`),
  ...groupBy(effects, ({ registry, key }) => `${registry} ${key}`).flatMap(([name, { length }]) =>
    length > 1 ? [name] : [],
  ),
];

const COMMITTED_TEMPLATES = ['registered', 'stay-registered', 'withdrawn', 'stay-ended', 'chip-reminder'];

const isAboutCommit = ({ registry, body }: Effect): boolean =>
  registry === 'population' || registry === 'cards' || COMMITTED_TEMPLATES.includes(String(body['template']));

const effectsFollowTheirCommit: Check = ({ cases, effects }) => {
  const committed = new Set(cases.filter(({ state }) => registrationOf(state) !== null).map(({ _id }) => _id));
  const known = new Set(cases.map(({ _id }) => _id));
  return effects
    .filter((effect) => !(isAboutCommit(effect) ? committed : known).has(caseIdOf(effect)))
    .map(({ registry, key }) => `${registry} ${key}`);
};

/** R21: nobody is told what isn't true any more, so in the end the registry says what the ledger says. */
const theRegistryKnows: Check = ({ people, residences }) =>
  people.flatMap(({ iin, permanentRka, temporaryRka }) =>
    (
      [
        ['permanent', permanentRka],
        ['temporary', temporaryRka],
      ] as const
    ).flatMap(([kind, theirs]) => {
      const ours = residences.filter((entry) => entry.iin === iin && entry.kind === kind);
      const now = ours.find(({ current }) => current)?.rka ?? null;
      return ours.length === 0 || now === theirs
        ? []
        : [`${kind} of ${iin}: ${theirs ?? 'nothing'}, not ${now ?? 'nothing'}`];
    }),
  );

/** R21: a chip is written for a case that says so, by one order. */
const chipsAreOrderedOnce: Check = ({ cases, effects }) => {
  const orders = effects.filter(({ registry }) => registry === 'cards');
  const offences = cases.flatMap(({ _id, state }) => {
    const chip = registrationOf(state)?.followUps.find(({ name }) => name === 'chip-recording');
    const wanted = chip?.order === undefined ? [] : [chip.order.orderId];
    const found = orders.filter((order) => caseIdOf(order) === _id).map(({ id }) => id);
    const isAskedFor = chip?.state === 'pending' && found.length === 1;
    return isAskedFor || (found.join() === wanted.join() && (chip?.state !== 'done' || wanted.length === 1))
      ? []
      : [`${_id} says ${wanted.join() || 'nothing'}, ordered was ${found.join() || 'nothing'}`];
  });
  return offences;
};

/** What somebody may be told again: whose consent is wanted still, or wanted anew. */
const REPEATED_TEMPLATES = ['consent-requested', 'consent-reminder'];

const noticesComeOnce: Check = (traces) =>
  groupBy(
    noticesIn(traces).filter(({ template }) => !REPEATED_TEMPLATES.includes(template)),
    ({ caseId, template, recipient }) => `${caseId}: ${template} to ${recipient}`,
  ).flatMap(([name, { length }]) => (length > 1 ? [name] : []));

const bothered = ({ application, consents, objections }: Case): readonly string[] => [
  application.applicant.iin,
  ...consents.map(({ consenter }) => numberOf(consenter)),
  ...objections.map(({ objector }) => objector.iin),
];

/** Templates that a case, as it stands, must have sent, each with whom it went to. */
function noticesDue(state: Case): readonly (readonly [template: string, recipients: readonly string[]])[] {
  const registration = registrationOf(state);
  if (registration === null) return state.stage === 'closed' ? [[state.ending.outcome, bothered(state)]] : [];
  const isDone = (wanted: string): boolean =>
    registration.followUps.some(({ name, state: progress }) => name === wanted && progress === 'done');
  const { registrant, applicant } = state.application;
  const told = state.consents.map(({ consenter }) => numberOf(consenter));
  const template = registration.stay === null ? procedureOf(state.application).outcome : 'stay-registered';
  return [
    ...(isDone('notices') ? [[template, bothered(state)] as const] : []),
    ...(isDone('end-of-stay-notices') ? [['stay-ended', [...told, registrant.iin, applicant.iin]] as const] : []),
  ];
}

/** R22, R29: everybody whom a case has bothered learns how it ended. */
const everybodyIsTold: Check = (traces) => {
  const sent = new Set(
    noticesIn(traces).map(({ caseId, template, recipient }) => `${caseId}: ${template} to ${recipient}`),
  );
  return traces.cases.flatMap(({ _id, state }) =>
    noticesDue(state)
      .flatMap(([template, recipients]) => recipients.map((recipient) => `${_id}: ${template} to ${recipient}`))
      .filter((notice) => !sent.has(notice)),
  );
};

/** R15: a case waits for nobody who doesn't know of it. */
const whoIsAwaitedWasAsked: Check = (traces) => {
  const requests = noticesIn(traces).filter(({ template }) => template === 'consent-requested');
  return traces.cases.flatMap(({ _id, state }) =>
    (state.stage === 'awaiting-consent' ? state.consents : [])
      .filter(({ status }) => status === 'pending')
      .filter(({ consentId }) => !requests.some(({ caseId, key }) => caseId === _id && key.includes(consentId)))
      .map(({ consentId }) => `${_id}: ${consentId}`),
  );
};

/** Of what was told to the registries and to people, in words. */
export const OF_WHAT_WAS_TOLD = {
  'each outward effect happened once': effectsHappenOnce,
  'outward effects belong to committed changes': effectsFollowTheirCommit,
  'the population registry knows in the end what the ledger knows (R21)': theRegistryKnows,
  'a chip is ordered once, and its case knows the order (R21)': chipsAreOrderedOnce,
  'nobody is told the same thing twice': noticesComeOnce,
  'everybody whom a case has bothered learns how it ended (R20, R22, R29)': everybodyIsTold,
  'who is still to answer has been asked (R15)': whoIsAwaitedWasAsked,
} as const satisfies Record<string, Check>;
