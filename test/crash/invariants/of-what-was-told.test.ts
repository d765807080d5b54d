import type { RegisteredPerson } from './traces.ts';
import { expectNoticed } from './expect-noticed.ts';
import { OF_WHAT_WAS_TOLD } from './of-what-was-told.ts';
import { withEffects, withoutEffect, withTrail } from './damage.ts';
import { effect, MOVE, notice, SOUND, trailOf } from './sound-traces.ts';

/** The population registry has missed what became of somebody. */
const withPerson = ({ iin, ...missed }: Pick<RegisteredPerson, 'iin'> & Partial<RegisteredPerson>) => {
  const others = SOUND.people.filter((person) => person.iin !== iin);
  return { people: [...others, { iin, permanentRka: null, temporaryRka: null, ...missed }] };
};

const isNotice =
  (wanted: string, to: string) =>
  ({ body: { template, recipient } }: { readonly body: Readonly<Record<string, unknown>> }): boolean =>
    template === wanted && recipient === to;

expectNoticed(OF_WHAT_WAS_TOLD, [
  [
    'each outward effect happened once',
    'a key carried out twice',
    withEffects({ ...effect('population', 'move/again'), carriedOut: 2 }),
  ],
  ['each outward effect happened once', 'a key listed twice', withEffects(effect('population', 'move'))],
  [
    'outward effects belong to committed changes',
    'told before the commit',
    withEffects(effect('population', 'waiting')),
  ],
  [
    'outward effects belong to committed changes',
    'congratulations too early',
    withEffects(notice('waiting', 'registered', 'hopeful')),
  ],
  [
    'outward effects belong to committed changes',
    'a message about no case',
    withEffects(notice('stray', 'consent-requested', 'owner')),
  ],
  [
    'the population registry knows in the end what the ledger knows (R21)',
    'a registry that never heard of a move',
    withPerson({ iin: 'mover', permanentRka: 'old home' }),
  ],
  [
    'the population registry knows in the end what the ledger knows (R21)',
    'a registry that never heard of a withdrawal',
    withPerson({ iin: 'lodger', permanentRka: 'old home' }),
  ],
  [
    'the population registry knows in the end what the ledger knows (R21)',
    'a registry that never heard of the end of a stay',
    withPerson({ iin: 'guest', permanentRka: 'old home', temporaryRka: 'inn' }),
  ],
  [
    'a chip is ordered once, and its case knows the order (R21)',
    'a second order',
    withEffects(effect('cards', 'move/chip-again')),
  ],
  [
    'a chip is ordered once, and its case knows the order (R21)',
    'an order that nobody placed',
    withoutEffect(({ registry }) => registry === 'cards'),
  ],
  [
    'a chip is ordered once, and its case knows the order (R21)',
    'a chip that is written without an order',
    {
      ...withTrail(trailOf(MOVE.filter(({ type }) => type !== 'chip-ordered'))),
      ...withoutEffect(({ registry }) => registry === 'cards'),
    },
  ],
  [
    'a chip is ordered once, and its case knows the order (R21)',
    'an order for somebody who was withdrawn',
    withEffects(effect('cards', 'withdrawal/chip')),
  ],
  [
    'nobody is told the same thing twice',
    'a notice twice',
    withEffects(notice('move', 'registered', 'mover', 'again')),
  ],
  [
    'everybody whom a case has bothered learns how it ended (R20, R22, R29)',
    'an owner who isn’t told',
    withoutEffect(isNotice('registered', 'owner')),
  ],
  [
    'everybody whom a case has bothered learns how it ended (R20, R22, R29)',
    'somebody who objected and isn’t told',
    withoutEffect(isNotice('withdrawn', 'objector')),
  ],
  [
    'everybody whom a case has bothered learns how it ended (R20, R22, R29)',
    'a stay that ends in silence',
    withoutEffect(isNotice('stay-ended', 'guest')),
  ],
  [
    'everybody whom a case has bothered learns how it ended (R20, R22, R29)',
    'a cancellation that nobody hears of',
    withTrail(trailOf([...MOVE.slice(0, 2), { type: 'application-cancelled', reason: null }])),
  ],
  [
    'who is still to answer has been asked (R15)',
    'an owner who knows of nothing',
    withoutEffect(isNotice('consent-requested', 'owner')),
  ],
]);
