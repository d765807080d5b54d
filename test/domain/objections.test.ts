import { describe, expect, it, test } from 'vitest';
import type { Case, Objection } from '../../domain/case.ts';
import {
  decideObjection,
  decideObjectionPeriod,
  objectionDocument,
  thoseWhoMayObject,
} from '../../domain/objections.ts';
import { findObjection } from '../../domain/messages.ts';
import { fullNameOf } from '../../domain/consenters.ts';
import type { PersonFacts } from '../../domain/facts.ts';
import { STAGES } from '../../domain/stages.ts';
import { caseAfter, caseIn, HELD } from './sample-case.ts';
import { caseworker, createIds, FACT, HOUR_MS, later, mayObjectOf, OBJECTIONS_UNTIL } from './sample-events.ts';
import { firstOwner, lodger, NOW, personOf, registrant, stranger, TODAY, turning } from './sample-facts.ts';
import { iinOf } from './sample-numbers.ts';

const NOTHING = { facts: [] };

const askedOf = (people: readonly PersonFacts[]) => ({ applicant: firstOwner.iin, people, day: TODAY });

describe('R23: those who may object', () => {
  const parent = personOf(iinOf(30), { language: 'ru', name: { family: 'Ли', given: 'Анна', patronymic: null } });
  const legalRepresentatives = [{ iin: parent.iin, relation: 'parent' }] as const;
  const speakingFor = (person: PersonFacts, people: readonly PersonFacts[] = [parent]) =>
    thoseWhoMayObject([{ iin: person.iin, person, ground: null }], askedOf(people), createIds()).map(
      ({ objector, language }) => [objector.iin, objector.name, language],
    );
  const asObjector = (person: PersonFacts) => [person.iin, fullNameOf(person), person.language];

  test.each([
    ['who is 18 today', { birthDate: turning(18) }, true],
    ['who is 17 until tomorrow', { birthDate: turning(18, 1) }, false],
    ['who is incapable', { capability: 'incapable' }, false],
    ['of limited capability', { capability: 'limited' }, false],
  ] as const)('are the person, or whoever represents one %s', (_says, facts, alone) => {
    const person = personOf(registrant.iin, { ...facts, legalRepresentatives, language: 'kk' });
    expect(speakingFor(person)).toEqual([asObjector(alone ? person : parent)]);
  });

  it('are the person themself where nobody can represent them', () => {
    const child = personOf(registrant.iin, { birthDate: turning(5), legalRepresentatives });
    expect(speakingFor(child, [])).toEqual([asObjector(child)]);
    expect(speakingFor(child, [{ ...parent, alive: false }])).toEqual([asObjector(child)]);
  });

  it('are not represented by who wants them withdrawn, as long as there is another', () => {
    const representatives = [firstOwner, parent].map(({ iin }) => ({ iin, relation: 'parent' as const }));
    const child = personOf(registrant.iin, { birthDate: turning(15), legalRepresentatives: representatives });
    expect(speakingFor(child, [firstOwner, parent])).toEqual([asObjector(parent)]);
    expect(speakingFor(child, [firstOwner])).toEqual([asObjector(firstOwner)]);
  });

  it('are asked each under an id of their own, which is the same whenever it is made', () => {
    const assessed = [registrant, lodger].map((person) => ({ iin: person.iin, person, ground: null }));
    const ids = createIds();
    const [once = [], again = []] = [1, 2].map(() => thoseWhoMayObject(assessed, askedOf([]), ids));
    expect(once.map(({ objectionId }) => objectionId)).toEqual(again.map(({ objectionId }) => objectionId));
    expect(once.map(({ iin, objectionId }) => [iin, objectionId])).toEqual(
      [registrant, lodger].map(({ iin }) => [iin, ids.objectionId(iin)]),
    );
    expect(new Set([...once, ...again].map(({ nonce }) => nonce)).size).toBe(4);
  });

  it('are not those whom the case doesn’t concern any more, or whom nobody knows', () => {
    const assessed = [
      { iin: registrant.iin, person: registrant, ground: 'not-resident-there' },
      { iin: lodger.iin, person: undefined, ground: null },
    ] as const;
    expect(thoseWhoMayObject(assessed, askedOf([registrant, lodger]), createIds())).toEqual([]);
  });
});

describe('R23: an objection', () => {
  const { objectionId, reason } = FACT['objection-raised'];
  const verdict = { accepted: true, evidenceId: 'e' } as const;
  const raised = { objectionId, reason, verdict, at: later(NOW, HOUR_MS) };

  it('is recorded with its words and its evidence', () => {
    expect(decideObjection(caseAfter(HELD), raised)).toEqual({
      facts: [{ type: 'objection-raised', objectionId, reason, evidenceId: 'e' }],
    });
  });

  it('that comes twice counts once, and another one is turned away', () => {
    const state = caseAfter([...HELD, { ...FACT['objection-raised'], evidenceId: 'e' }]);
    expect(decideObjection(state, raised)).toEqual(NOTHING);
    expect(decideObjection(state, { ...raised, verdict: { ...verdict, evidenceId: 'other' } })).toEqual({
      facts: [],
      rejection: { code: 'objection-already-raised' },
    });
  });

  it('without valid evidence is rejected, and the attempt recorded', () => {
    const wrong = { accepted: false, evidenceId: 'e', reason: 'wrong-person' } as const;
    expect(decideObjection(caseAfter(HELD), { ...raised, verdict: wrong })).toEqual({
      facts: [{ type: 'objection-evidence-rejected', objectionId, reason: 'wrong-person' }],
      rejection: { code: 'evidence-rejected', reason: 'wrong-person' },
    });
  });

  it('that isn’t wanted is turned away, whatever its evidence, and leaves no trace', () => {
    const wrong = { accepted: false, evidenceId: 'e', reason: 'wrong-person' } as const;
    expect(decideObjection(caseAfter(HELD), { ...raised, objectionId: 'unknown', verdict: wrong })).toEqual({
      facts: [],
      rejection: { code: 'unknown-objection' },
    });
  });

  it('R27: seen at the counter by a party to the case is turned away', () => {
    const attestedBy = { id: 'one of them', iin: lodger.iin };
    expect(decideObjection(caseAfter(HELD), { ...raised, attestedBy })).toEqual({
      facts: [],
      rejection: { code: 'own-case' },
    });
    expect(decideObjection(caseAfter(HELD), { ...raised, attestedBy: caseworker }).facts).toHaveLength(1);
  });
});

describe('R23: the time for objections', () => {
  test.each([
    ['before its end', -1, []],
    ['at its end', 0, [FACT['objection-period-passed']]],
    ['after its end', 1, [FACT['objection-period-passed']]],
  ])('%s', (_says, ms, facts) => {
    expect(decideObjectionPeriod(caseAfter(HELD), later(OBJECTIONS_UNTIL, ms)).facts).toEqual(facts);
  });

  it('is over only where there is one', () => {
    const held = { ...caseIn('awaiting-objections'), objectionsUntil: null };
    expect(decideObjectionPeriod(held, OBJECTIONS_UNTIL)).toEqual(NOTHING);
  });

  test.each(STAGES.filter((stage) => stage !== 'awaiting-objections'))('is a leftover while %s', (stage) => {
    expect(decideObjectionPeriod(caseIn(stage), later(OBJECTIONS_UNTIL, 1))).toEqual(NOTHING);
  });
});

describe('R13, R23: what an objector signs', () => {
  const state: Case = caseAfter(HELD);
  const objection = findObjection(state, mayObjectOf(registrant).objectionId);
  if (objection === undefined) throw new Error('the registrant may object');
  const textOf = (...args: Parameters<typeof objectionDocument>): string =>
    new TextDecoder().decode(objectionDocument(...args));
  const ordinary = textOf(state, objection, 'I live here');

  it('names case, objection, service, person, address, objector, words and nonce', () => {
    expect(JSON.parse(ordinary)).toEqual({
      document: 'tirkeu/objection/1',
      caseId: state.caseId,
      objectionId: objection.objectionId,
      service: 'owner-withdrawal',
      registrant: { iin: registrant.iin },
      dwelling: { rka: state.learned.rka, address: state.learned.address },
      objector: objection.objector,
      reason: 'I live here',
      nonce: objection.nonce,
    });
  });

  test.each<[string, Partial<Pick<Case, 'caseId' | 'learned'>>, Partial<Objection>, string]>([
    ['case', { caseId: 'case-2' }, {}, 'I live here'],
    ['dwelling', { learned: { ...state.learned, rka: null } }, {}, 'I live here'],
    ['objection', {}, { objectionId: 'another' }, 'I live here'],
    ['person', {}, { iin: stranger.iin }, 'I live here'],
    ['objector', {}, { objector: { iin: stranger.iin, name: 'another' } }, 'I live here'],
    ['nonce', {}, { nonce: 'another' }, 'I live here'],
    ['words', {}, {}, 'I lived here'],
  ])('is another document for another %s', (_says, ofCase, ofObjection, reason) => {
    expect(textOf({ ...state, ...ofCase }, { ...objection, ...ofObjection }, reason)).not.toBe(ordinary);
  });
});
