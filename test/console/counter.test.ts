import { describe, expect, test } from 'vitest';
import { applicationOf, bytesOf, fieldOf, missingIn } from '../../console/src/counter/application-of.ts';
import { counterForm, emptyForm } from '../../console/src/counter/draft-storage.ts';
import {
  type Draft,
  emptyDraft,
  parseDraft,
  registrantsOf,
  withApplicant,
  withService,
} from '../../console/src/counter/draft.ts';
import { attemptFor, bodyOf, isOutcomeUnknown } from '../../console/src/counter/filing-attempt.ts';
import { ageOn, hintsOfDwelling, hintsOfPerson } from '../../console/src/counter/hints.ts';
import { digitsIn } from '../../console/src/counter/look-ups.ts';
import { SERVICES } from '../../console/src/counter/service-forms.ts';
import { SigningFailure } from '../../console/src/signing/signing-failure.ts';
import { ApiProblem } from '../../console/src/data/api-problem.ts';
import type { Dwelling, Person } from '../../client/create-tirkeu-client.ts';
import { filingSchema } from '../../api/schemas.ts';
import { canonicalBytes } from '../../domain/canonical-json.ts';
import { binOf, iinOf, rkaOf } from '../domain/sample-numbers.ts';

const TODAY = '2026-11-24';
const [APPLICANT, OTHER, RKA] = [iinOf(1), iinOf(2), rkaOf(1)];

const FILLED: Draft = {
  ...emptyDraft('kk'),
  applicant: APPLICANT,
  registrants: [OTHER, iinOf(3)],
  powers: 'PA-1',
  rka: RKA,
  owner: binOf(1),
  area: '54,5',
  months: '3',
  stayReason: 'Study',
  departureDocument: 'D-1',
  documentNumber: '012345678',
  attested: true,
};

describe('what is filed', () => {
  test.each(SERVICES)('of a form that is filled in for %s is a body that the api takes', (service) => {
    const draft = withService(FILLED, service);
    expect(missingIn(draft)).toEqual([]);
    const body = { application: applicationOf(draft), signature: { kind: 'in-person', documentNumber: '1' } };
    const attested = { ...body, caseworker: { id: 'saule', iin: iinOf(4) } };
    expect(filingSchema.safeParse(attested).error?.issues).toBeUndefined();
  });

  test('is only what the service takes, whatever was typed for another before', () => {
    expect(Object.keys(applicationOf(FILLED))).toEqual([
      'service',
      'channel',
      'language',
      'applicant',
      'registrant',
      'dwelling',
    ]);
  });

  test('is signed as the very bytes that the api takes for the application', () => {
    const application = applicationOf({ ...FILLED, placeBy: 'owner', reason: 'Ә «…» 😀' });
    expect(Buffer.from(bytesOf(application))).toEqual(Buffer.from(canonicalBytes(application)));
  });

  test('by the administration of an organisation names it, and is proved by its key alone', () => {
    const draft: Draft = { ...FILLED, capacity: 'administration', documentNumber: '', attested: false };
    expect(missingIn(draft)).toEqual(['organisation']);
    const filled = { ...draft, organisation: binOf(1) };
    expect(missingIn(filled)).toEqual([]);
    const application = applicationOf(filled);
    expect(application.applicant).toEqual({ iin: APPLICANT, capacity: 'administration', bin: binOf(1) });
    const body = { application, signature: { kind: 'eds', cms: 'MII' } };
    expect(filingSchema.safeParse(body).error?.issues).toBeUndefined();
  });

  test('asks who signs with their own key for no document', () => {
    expect(missingIn({ ...FILLED, proofBy: 'key', documentNumber: '', attested: false })).toEqual([]);
  });

  test('names several people for a withdrawal, and one for everything else', () => {
    expect(registrantsOf(withService(FILLED, 'owner-withdrawal'))).toEqual(FILLED.registrants);
    expect(registrantsOf({ ...FILLED, capacity: 'guardian' })).toEqual([OTHER]);
    expect(registrantsOf(FILLED)).toEqual([APPLICANT]);
  });

  test('finds a dwelling by an owner and an area that is written with a comma', () => {
    expect(applicationOf({ ...FILLED, placeBy: 'owner' }).dwelling).toEqual({ owner: FILLED.owner, usefulArea: 54.5 });
  });

  test.each([
    ['/application/registrant/iin', FILLED, 'applicant'],
    ['/application/registrant/iin', withService(FILLED, 'owner-withdrawal'), 'registrant-0'],
    ['/application/furtherRegistrants/0/iin', withService(FILLED, 'owner-withdrawal'), 'registrant-1'],
    ['/application/dwelling', { ...FILLED, placeBy: 'owner' as const }, 'area'],
    ['/application/stay/months', FILLED, 'months'],
    ['/signature/documentNumber', FILLED, 'documentNumber'],
    ['/caseworker', FILLED, undefined],
  ])('has %s of the body in a field of the form', (pointer, draft, expected) => {
    expect(fieldOf(pointer, draft)).toBe(expected);
  });
});

describe('an empty form', () => {
  test('names what is missing from top to bottom', () => {
    expect(missingIn(emptyDraft('kk'))).toEqual(['applicant', 'rka', 'documentNumber', 'attested']);
  });
});

describe('the caseworker’s word', () => {
  test('counts for the person it was given for, and for no other', () => {
    expect(withApplicant(FILLED, OTHER)).toMatchObject({ documentNumber: '', attested: false });
    expect(withApplicant(FILLED, APPLICANT)).toBe(FILLED);
  });
});

describe('the key of a filing', () => {
  const signed: string[] = [];
  const as = (key: string) => ({
    newKey: () => key,
    sign: async (application: object) => {
      signed.push(JSON.stringify(application));
      return `signature ${signed.length}`;
    },
  });

  test('stays while the same is sent, and is another for anything else', async () => {
    const first = await attemptFor(FILLED, null, as('first'));
    expect(await attemptFor(FILLED, first, as('second'))).toEqual(first);
    expect((await attemptFor({ ...FILLED, language: 'en' }, first, as('second'))).key).toBe('second');
    expect((await attemptFor({ ...FILLED, documentNumber: '1' }, first, as('second'))).key).toBe('second');
    expect(signed).toEqual([]);
  });

  test('keeps the signature it went out with: nobody signs the same twice', async () => {
    const draft: Draft = { ...FILLED, proofBy: 'key' };
    const first = await attemptFor(draft, null, as('first'));
    expect(await attemptFor(draft, first, as('second'))).toEqual(first);
    expect(signed).toEqual([JSON.stringify(applicationOf(draft))]);
    expect(bodyOf(draft, first).signature).toEqual({ kind: 'eds', cms: first.cms });
    const again = await attemptFor({ ...draft, language: 'en' }, first, as('second'));
    expect(again).toMatchObject({ key: 'second', cms: 'signature 2' });
  });

  test('is none where nobody signs', async () => {
    const cancelled = async () => {
      throw new SigningFailure('cancelled');
    };
    const attempt = attemptFor({ ...FILLED, proofBy: 'key' }, null, { newKey: () => 'first', sign: cancelled });
    await expect(attempt).rejects.toThrow(SigningFailure);
    expect(isOutcomeUnknown(new SigningFailure('cancelled'))).toBe(false);
  });

  test.each([
    [422, false],
    [409, false],
    [429, true],
    [503, true],
  ])('outlives an answer %i: %s', (status, expected) => {
    const problem = { type: 'about:blank', title: '', status, code: 'x', detail: '' };
    expect(isOutcomeUnknown(new ApiProblem({ ok: false, status, headers: new Headers(), problem }))).toBe(expected);
  });

  test('outlives a lost connection', () => {
    expect(isOutcomeUnknown(new TypeError('Failed to fetch'))).toBe(true);
  });
});

describe('a form that is kept in the tab', () => {
  const { parse } = counterForm('kk');

  test('comes back as it was, with what has gone out of it', () => {
    const keeping = { draft: FILLED, attempt: { key: 'k', sent: '{}', cms: 'MII' } };
    expect(parse(JSON.parse(JSON.stringify(keeping)))).toEqual(keeping);
  });

  test.each([[null], [[]], [7], [{ draft: { registrants: 7 } }], [{ attempt: { key: 1 } }]])(
    'that nobody understands is an empty one: %j',
    (kept) => {
      expect(parse(kept)).toEqual(emptyForm('kk'));
    },
  );

  test('takes over from an older page what it understands', () => {
    expect(parseDraft({ ...FILLED, service: 'flying', capacity: 'owner' }, 'kk')).toMatchObject({
      service: 'permanent-residence',
      capacity: 'self',
      applicant: APPLICANT,
    });
  });
});

const PERSON: Person = {
  iin: APPLICANT,
  name: 'Ғабдуллин Қанат',
  birthDate: '1990-11-25',
  alive: true,
  capability: 'full',
  citizenship: 'KAZ',
  documents: [{ type: 'identity-card', number: '1', validFrom: '2020-01-01', validUntil: TODAY }],
  legalRepresentatives: [],
};
const DWELLING: Dwelling = {
  rka: RKA,
  address: null,
  office: null,
  category: 'apartment',
  usefulAreaM2: 60,
  commissioned: true,
  owners: [{ iin: OTHER, name: 'Owner', share: '1/1' }],
  operator: null,
  tenant: null,
  encumbrances: [],
  asOf: `${TODAY}T10:00:00.000Z`,
};
const CHILD = { ...PERSON, birthDate: '2015-01-01' };

describe('hints', () => {
  test('count years by birthdays', () => {
    expect(ageOn('1990-11-25', TODAY)).toBe(35);
    expect(ageOn('1990-11-24', TODAY)).toBe(36);
  });

  test.each([
    ['nothing speaks against it', {}, {}, []],
    ['they have died', { alive: false }, {}, ['deceased']],
    ['their document is over', { documents: [] }, {}, ['document-expired']],
    ['they are under 14', CHILD, {}, ['child']],
    ['they are under 14, on general grounds', CHILD, { generalGrounds: true }, []],
    ['they are 15 and came alone', { birthDate: '2011-01-01' }, {}, ['teenager']],
    ['a guardian cares for them', { capability: 'incapable' as const }, {}, ['incapable']],
    ['they are of another country', { citizenship: 'KGZ' }, {}, ['foreigner']],
    ['they leave with whatever document', { documents: [] }, { service: 'departure-abroad' as const }, []],
  ])('of a person: %s', (_what, person, draft, expected) => {
    const hints = hintsOfPerson({ ...FILLED, ...draft }, { ...PERSON, ...person }, undefined, TODAY);
    expect(hints.map(({ says }) => says)).toEqual(expected);
  });

  const arrest = { kind: 'arrest' as const, since: TODAY };
  const pledge = { kind: 'pledge' as const, since: TODAY };
  test.each([
    ['an owner is a child', {}, [CHILD], []],
    ['no owner is', {}, [PERSON], ['not-for-the-counter']],
    ['it isn’t known who the owners are', {}, [], []],
    [
      'only organisations own it',
      { owners: [{ bin: binOf(1), name: null, share: '1/1' }] },
      [],
      ['not-for-the-counter'],
    ],
    ['it is arrested', { encumbrances: [arrest] }, [CHILD], ['encumbered']],
    ['it is pledged, which is nobody’s matter', { encumbrances: [pledge] }, [CHILD], []],
    ['it isn’t commissioned', { commissioned: false }, [CHILD], ['not-commissioned']],
    ['an owner has died', {}, [{ ...CHILD, alive: false }], ['owner-deceased']],
    ['the state lets it', { tenant: OTHER }, [CHILD], ['state-housing']],
  ])('of a dwelling: %s', (_what, dwelling, owners, expected) => {
    const hints = hintsOfDwelling(FILLED, { ...DWELLING, ...dwelling }, owners, TODAY);
    expect(hints.map(({ says }) => says)).toEqual(expected);
  });

  test('keep silent where somebody leaves the country, whoever owns the dwelling', () => {
    expect(hintsOfDwelling({ ...FILLED, service: 'departure-abroad' }, DWELLING, [PERSON], TODAY)).toEqual([]);
  });
});

describe('a number', () => {
  test('is digits, however it is pasted', () => {
    expect(digitsIn(' 1234 5678-90ab12 34', 12)).toBe('123456789012');
  });
});
