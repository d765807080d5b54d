import { describe, expect, it, test } from 'vitest';
import { type Caller, type Role, SCOPES } from '../../api/access/caller.ts';
import { maskNumber, redact, redactionFor, redactionForLists } from '../../api/access/redact.ts';
import { iinOf } from '../domain/sample-numbers.ts';

const IIN = iinOf(7);
const UUID_THAT_ENDS_IN_DIGITS = 'caff4d1d-f288-40dd-85af-123456789012';

const answer = {
  caseId: UUID_THAT_ENDS_IN_DIGITS,
  registrant: { iin: IIN, name: 'Әбілқасымова Гүлбаршын' },
  review: { matters: [{ key: `owner-deceased/${IIN}`, kind: 'owner-deceased', owner: IIN }] },
  data: { titleHolders: [IIN], reason: 'because' },
  dwelling: { rka: '0201300078451236' },
  waitingFor: null,
};

const staff = (role: Role): Caller => ({ kind: 'staff', id: 'x', iin: '', name: '', roles: [role], office: null });
const client: Caller = { kind: 'integrator', clientId: 'portal', channel: 'portal', scopes: SCOPES };
const anybody: Caller = { kind: 'anybody' };

describe('what a reader of a case sees', () => {
  it.each([staff('caseworker'), staff('supervisor'), anybody])('is everything for %j', (caller) => {
    expect(redact(answer, redactionFor(caller))).toEqual(answer);
  });

  it.each([client, staff('auditor')])('is no whole number for %j, wherever it stands', (caller) => {
    const seen = redact(answer, redactionFor(caller));
    expect(JSON.stringify(seen)).not.toContain(IIN);
    expect(seen).toMatchObject({
      caseId: UUID_THAT_ENDS_IN_DIGITS,
      registrant: { iin: maskNumber(IIN), name: answer.registrant.name },
      dwelling: answer.dwelling,
      data: { reason: 'because' },
    });
  });

  it('is neither numbers nor names nor words for ops', () => {
    expect(redact(answer, redactionFor(staff('ops')))).toMatchObject({
      registrant: { iin: maskNumber(IIN), name: null },
      data: { titleHolders: [maskNumber(IIN)], reason: null },
    });
  });

  it('leaves ops the names that are nobody’s: what is done after the commit, and which registry a case waits for', () => {
    const technical = {
      followUps: [{ name: 'chip-recording', state: 'ordered' }],
      waitingFor: { kind: 'registry', name: 'property', since: '2026-11-24T10:15:00.000Z' },
    };
    expect(redact(technical, redactionFor(staff('ops')))).toEqual(technical);
    const { waitingFor } = technical;
    expect(redact({ waitingFor: { ...waitingFor, kind: 'owner' } }, redactionFor(staff('ops')))).toEqual({
      waitingFor: { ...waitingFor, kind: 'owner', name: null },
    });
  });
});

test.each([client, staff('caseworker'), staff('supervisor'), staff('ops'), staff('auditor')])(
  'in a list %j sees no whole number',
  (caller) => {
    expect(JSON.stringify(redact([answer], redactionForLists(caller)))).not.toContain(IIN);
  },
);
