import { describe, expect, it, test } from 'vitest';
import { type Application, APPLICANT_CAPACITIES, type Service, SERVICES } from '../../domain/application.ts';
import { firstUnfit } from '../../domain/services/forms.ts';
import { procedureOf } from '../../domain/services/procedures.ts';
import { APPLICATION_FOR, lodger, organisation, registrant, stranger } from './sample-facts.ts';

type Applicant = Application['applicant'];
type Capacity = Applicant['capacity'];

/** Who may be named as applicant at all. */
const FILED_BY: Readonly<Record<Service, readonly Capacity[]>> = {
  'permanent-residence': ['self', 'parent', 'guardian', 'attorney', 'administration'],
  'temporary-stay': ['self', 'parent', 'guardian', 'attorney', 'administration'],
  'owner-withdrawal': ['parent', 'guardian', 'attorney', 'administration', 'owner'],
  'departure-abroad': ['self', 'parent', 'guardian', 'attorney'],
};

const unfitFor = (service: Service, fields: Partial<Application> = {}) => {
  const application = { ...APPLICATION_FOR[service], ...fields };
  return procedureOf(application).unfit(application);
};

/** An applicant of a capacity with all that belongs to it, and nothing else. */
const applicantOf = (capacity: Capacity): Applicant => ({
  iin: capacity === 'self' ? registrant.iin : stranger.iin,
  capacity,
  ...(capacity === 'administration' ? { bin: organisation } : {}),
  ...(capacity === 'attorney' ? { powerOfAttorneyId: 'powers-1' } : {}),
});

const everyCapacity = SERVICES.flatMap((service) => APPLICANT_CAPACITIES.map((capacity) => ({ service, capacity })));

describe('the form of an application', () => {
  test.each(SERVICES)('fits where everything is there and nothing else: %s', (service) => {
    expect(unfitFor(service)).toBeUndefined();
  });

  test.each(everyCapacity)('R2, R5, R8, R23: says who may file: $service by $capacity', ({ service, capacity }) => {
    const expected = FILED_BY[service].includes(capacity) ? undefined : '/application/applicant/capacity';
    expect(unfitFor(service, { applicant: applicantOf(capacity) })?.pointer).toBe(expected);
  });

  test.each(SERVICES)('says which capacities there are: %s', (service) => {
    const wrong: Capacity = service === 'owner-withdrawal' ? 'self' : 'owner';
    const unfit = unfitFor(service, { applicant: applicantOf(wrong) });
    expect(unfit).toMatchObject({ code: 'applicant-does-not-fit' });
    for (const word of [...FILED_BY[service], service]) expect(unfit?.detail).toContain(word);
  });

  const forOneself = SERVICES.filter((service) => FILED_BY[service].includes('self'));
  test.each(forOneself)('calls somebody self if, and only if, they are: %s', (service) => {
    const expected = { code: 'applicant-does-not-fit', pointer: '/application/applicant/capacity' };
    expect(unfitFor(service, { applicant: { iin: stranger.iin, capacity: 'self' } })).toMatchObject(expected);
    expect(unfitFor(service, { applicant: { iin: registrant.iin, capacity: 'parent' } })).toMatchObject(expected);
  });

  it('R11, R23: lets the representative of an owner be one of the people', () => {
    const applicant: Applicant = { iin: registrant.iin, capacity: 'parent' };
    expect(unfitFor('owner-withdrawal', { applicant })).toBeUndefined();
  });

  const capacitiesOf = (service: Service) => FILED_BY[service].map((capacity) => ({ service, capacity }));

  test.each(SERVICES.flatMap(capacitiesOf))(
    'R8: names an organisation if, and only if, it files: $service by $capacity',
    ({ service, capacity }) => {
      const { bin: _bin, ...without } = applicantOf(capacity);
      const wrong = capacity === 'administration' ? without : { ...without, bin: organisation };
      expect(unfitFor(service, { applicant: wrong })).toMatchObject({
        code: 'applicant-does-not-fit',
        pointer: '/application/applicant/bin',
      });
    },
  );

  test.each(SERVICES.flatMap(capacitiesOf))(
    'R5: names powers if, and only if, an attorney files: $service by $capacity',
    ({ service, capacity }) => {
      const { powerOfAttorneyId: _powers, ...without } = applicantOf(capacity);
      const wrong = capacity === 'attorney' ? without : { ...without, powerOfAttorneyId: 'powers-1' };
      expect(unfitFor(service, { applicant: wrong })).toMatchObject({
        code: 'applicant-does-not-fit',
        pointer: '/application/applicant/powerOfAttorneyId',
      });
    },
  );

  const stay = { months: 3, reason: 'studies' };
  const departure = { documentNumber: 'departure-1' };
  const furtherRegistrants = [{ iin: lodger.iin }];
  const MEMBERS = { stay, generalGrounds: true, departure, furtherRegistrants };

  test.each<[Service, Partial<Record<keyof typeof MEMBERS, string>>]>([
    [
      'permanent-residence',
      {
        stay: 'stay-not-expected',
        departure: 'departure-not-expected',
        furtherRegistrants: 'further-registrants-not-expected',
      },
    ],
    ['temporary-stay', { departure: 'departure-not-expected', furtherRegistrants: 'further-registrants-not-expected' }],
    [
      'owner-withdrawal',
      {
        stay: 'stay-not-expected',
        generalGrounds: 'general-grounds-not-expected',
        departure: 'departure-not-expected',
      },
    ],
    [
      'departure-abroad',
      {
        stay: 'stay-not-expected',
        generalGrounds: 'general-grounds-not-expected',
        furtherRegistrants: 'further-registrants-not-expected',
      },
    ],
  ])('has no member of another service: %s', (service, codes) => {
    for (const member of ['stay', 'generalGrounds', 'departure', 'furtherRegistrants'] as const) {
      const unfit = unfitFor(service, { [member]: MEMBERS[member] });
      expect([unfit?.code, unfit?.pointer]).toEqual(
        codes[member] === undefined ? [undefined, undefined] : [codes[member], `/application/${member}`],
      );
    }
  });

  it('R3: refuses also a member that says no', () => {
    expect(unfitFor('owner-withdrawal', { generalGrounds: false })?.code).toBe('general-grounds-not-expected');
    expect(unfitFor('permanent-residence', { furtherRegistrants: [] })?.code).toBe('further-registrants-not-expected');
  });

  it('R20: says for how long somebody stays', () => {
    expect(unfitFor('temporary-stay', { stay: undefined })).toMatchObject({
      code: 'stay-required',
      pointer: '/application/stay',
    });
  });

  it('R24: names the document of departure', () => {
    expect(unfitFor('departure-abroad', { departure: undefined })).toMatchObject({
      code: 'departure-document-required',
      pointer: '/application/departure',
    });
  });

  test.each([
    ['the registrant again', [registrant], 0],
    ['somebody twice', [lodger, lodger], 1],
    ['the registrant after another', [lodger, registrant], 1],
    ['somebody twice, apart', [lodger, stranger, lodger], 2],
  ])('R23: names each person once: %s', (_says, people, index) => {
    expect(unfitFor('owner-withdrawal', { furtherRegistrants: people.map(({ iin }) => ({ iin })) })).toMatchObject({
      code: 'registrant-named-twice',
      pointer: `/application/furtherRegistrants/${index}/iin`,
    });
  });

  it('R23: may name one person only', () => {
    expect(unfitFor('owner-withdrawal', { furtherRegistrants: undefined })).toBeUndefined();
    expect(unfitFor('owner-withdrawal', { furtherRegistrants: [] })).toBeUndefined();
  });
});

describe('several rules of a form', () => {
  const rule = (code: string) => () => ({ code, pointer: '', detail: '' });
  const fits = () => undefined;

  it('complain one at a time, in their order', () => {
    const application = APPLICATION_FOR['permanent-residence'];
    expect(firstUnfit(fits, rule('one'), rule('other'))(application)?.code).toBe('one');
    expect(firstUnfit(fits, fits)(application)).toBeUndefined();
  });
});
