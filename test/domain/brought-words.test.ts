import { expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { asEvents, type Fact } from '../../domain/case-events.ts';
import { carriedBy, clientsOf } from '../../domain/clients-of.ts';
import { evolveAll } from '../../domain/evolve.ts';
import { stayEndAttemptsOf } from '../../domain/messages.ts';
import { registrationOf } from '../../domain/case.ts';
import { caseAfter, caseIn, OPENING_OF } from './sample-case.ts';
import { FACT, later } from './sample-events.ts';
import { NOW } from './sample-facts.ts';

const after = (state: Case, ...facts: readonly Fact[]): Case =>
  evolveAll(state, asEvents(facts, state.revision, later(NOW, 1), { kind: 'system', id: null })) ?? state;

it('R23: who brought an objection follows the case', () => {
  const opened = caseAfter([...OPENING_OF['owner-withdrawal']]);
  const [objection] = opened.objections;
  const objectionId = objection?.objectionId ?? '';
  const state = after(opened, { ...FACT['objection-raised'], objectionId, client: 'bank' });
  expect(clientsOf(state)).toContain('bank');
  expect(carriedBy(state, 'bank').objectionIds).toEqual([objectionId]);
});

it('R20: attempts in vain to end a stay are counted for whoever brought them', () => {
  const committed = caseIn('registered');
  const rejected = after(committed, { ...FACT['stay-end-rejected'], client: 'bank' });
  const registration = registrationOf(rejected);
  expect(registration === null ? [] : stayEndAttemptsOf(registration).through).toHaveLength(1);
});
