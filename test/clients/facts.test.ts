import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAddressClient } from '../../clients/address.ts';
import { createCardsClient } from '../../clients/cards.ts';
import { createNotificationsClient } from '../../clients/notifications.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPropertyClient } from '../../clients/property.ts';
import { dayInAlmaty } from '../../registries/synthetic/days.ts';
import { effects, passwords } from '../registries/shapes.ts';
import { startStandIn, type StandIn } from '../registries/start-stand-in.ts';

describe('clients turn answers into facts', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await startStandIn();
  });
  afterAll(() => standIn.close());

  const at = (registry: string) => ({ baseUrl: `${standIn.url}/${registry}` });
  const population = () => createPopulationClient(at('population'));
  const property = () => createPropertyClient(at('property'));
  const cards = () => createCardsClient(at('cards'));
  const change = (path: string, patch: unknown) => standIn.call('PATCH', `/_control/${path}`, patch);
  /** Valid numbers that belong to nothing: those of a situation that nobody was given yet. */
  const notYetThere = () => {
    const { state } = standIn;
    const staged = state.stage('sole-owner', state.handedOut.next() + 1_000, dayInAlmaty(new Date()));
    if (staged === undefined) throw new Error('the scenario is there');
    return staged.situation;
  };

  it('a person, with the documents that count', async () => {
    const { registrant } = await standIn.given('sole-owner');
    const document = { type: 'PASSPORT', number: 'N01234567', issueDate: '2024-05-06', hasChip: false };
    await change(`people/${registrant}`, {
      surname: 'Өтегенов',
      firstName: 'Іскендір',
      patronymic: null,
      capableStatus: 'LIMITED',
      documents: [
        { ...document, expireDate: null, status: 'VALID' },
        { ...document, number: 'LOST1', expireDate: '2034-05-05', status: 'INVALID' },
      ],
    });
    expect(await population().findPerson(registrant)).toMatchObject({
      iin: registrant,
      name: { family: 'Өтегенов', given: 'Іскендір', patronymic: null },
      citizenship: 'KAZ',
      alive: true,
      capability: 'limited',
      documents: [{ type: 'passport', number: 'N01234567', validFrom: '2024-05-06', validUntil: null, chip: false }],
    });
  });

  it('powers of attorney, representatives and relatives', async () => {
    const attorney = await standIn.given('attorney-applicant');
    expect((await population().findPerson(attorney.registrant))?.powersOfAttorney).toMatchObject([
      { attorneyIin: attorney.applicant, revoked: false },
    ]);
    const ward = await standIn.given('ward');
    expect((await population().findPerson(ward.registrant))?.legalRepresentatives).toEqual([
      { iin: ward.applicant, relation: 'guardian' },
    ]);
    const teenager = await standIn.given('teenager-15');
    expect((await population().findPerson(teenager.registrant))?.relatives).toEqual([
      { iin: teenager.applicant, relation: 'parent' },
    ]);
  });

  it('relatives of every degree, language, custody and departure documents', async () => {
    const { registrant, applicant } = await standIn.given('child-in-custody');
    const { registrant: grandparent } = await standIn.given('sole-owner');
    const departure = { number: 'DEP-7', destination: 'DEU', validFrom: '2026-01-02', validUntil: '2026-07-01' };
    const relatives = [
      { iin: grandparent, relation: 'GRANDPARENT' },
      { iin: applicant, relation: 'GRANDCHILD' },
    ];
    await change(`people/${registrant}`, { relatives, preferredLanguage: 'KAZ', departureDocuments: [departure] });
    const child = await population().findPerson(registrant);
    expect(child).toMatchObject({
      relatives: [
        { iin: grandparent, relation: 'grandparent' },
        { iin: applicant, relation: 'grandchild' },
      ],
      language: 'kk',
      departureDocuments: [departure],
    });
    const [one, other] = child?.legalRepresentatives ?? [];
    expect(one?.iin).toBe(applicant);
    expect(child?.custodian).toBe(other?.iin);

    await change(`people/${registrant}`, { custody: null, preferredLanguage: null });
    expect(await population().findPerson(registrant)).toMatchObject({ custodian: null, language: null });
  });

  it('who lives in a dwelling', async () => {
    const { registrant, rka, formerRka } = await standIn.given('temporary-stay');
    const stay = { requestId: `lives ${rka}`, iin: registrant, kind: 'temporary', rka, from: '2026-07-01' } as const;
    await population().recordAddressChange(stay);
    expect(await population().listResidents(rka)).toEqual([{ iin: registrant, kind: 'temporary', since: stay.from }]);
    expect(await population().listResidents(formerRka ?? '')).toMatchObject([{ iin: registrant, kind: 'permanent' }]);
    expect(await population().listResidents(notYetThere().rka)).toEqual([]);
  });

  it('a one-time password, sent and checked', async () => {
    const { registrant: iin } = await standIn.given('sole-owner');
    const purpose = createHash('sha256').update('the document').digest('hex');
    expect(await population().checkOneTimePassword({ iin, purpose, code: '000000' })).toEqual({
      accepted: false,
      reason: 'not-sent',
    });
    const sent = await population().sendOneTimePassword({ iin, purpose });
    const phone = (await population().findPerson(iin))?.phone ?? '';
    expect(sent?.sentTo).toBe(`+7 799 *** ** ${phone.slice(-2)}`);
    const { data } = await standIn.read(passwords, `/_control/one-time-passwords?iin=${iin}`);
    const [{ code, passwordId } = { code: '', passwordId: '' }] = data;
    expect(await population().checkOneTimePassword({ iin, purpose, code: 'no number' })).toEqual({
      accepted: false,
      reason: 'wrong-code',
    });
    expect(await population().checkOneTimePassword({ iin, purpose, code })).toEqual({ accepted: true, passwordId });
  });

  it('no phone as undefined', async () => {
    const { registrant: iin } = await standIn.given('sole-owner');
    const purpose = createHash('sha256').update('the document').digest('hex');
    await change(`people/${iin}`, { mobilePhone: null });
    expect(await population().sendOneTimePassword({ iin, purpose })).toBeUndefined();
  });

  it('a certificate of registered rights, each under a number of its own', async () => {
    const { rka } = await standIn.given('owner-withdrawal');
    const certificate = await property().issueRightsCertificate(rka);
    expect(certificate?.dwelling).toEqual(await property().findDwelling(rka));
    standIn.pass(1_000);
    const later = await property().issueRightsCertificate(rka);
    expect(later?.number).not.toBe(certificate?.number);
    expect(Date.parse(later?.issuedAt ?? '')).toBeGreaterThan(Date.parse(certificate?.issuedAt ?? ''));
  });

  it('a dwelling, with owners, operator and encumbrances', async () => {
    const { rka, applicantSignAs, registrant } = await standIn.given('hostel');
    await change(`property/${rka}`, {
      owners: [
        { iin: registrant, share: '2/3' },
        { bin: applicantSignAs.bin, share: '1/3' },
      ],
      encumbrances: [{ type: 'COURT_PROHIBITION', registeredOn: '2026-03-04' }],
      commissionedOn: null,
    });
    const dwelling = await property().findDwelling(rka);
    expect(dwelling).toMatchObject({
      category: 'hostel',
      commissioned: false,
      titleHolders: [
        { iin: registrant, share: { numerator: 2, denominator: 3 } },
        { bin: applicantSignAs.bin, share: { numerator: 1, denominator: 3 } },
      ],
      operator: { bin: applicantSignAs.bin },
      encumbrances: [{ kind: 'court-prohibition', since: '2026-03-04' }],
    });
    expect(dwelling?.titleHolders.every(({ name }) => name.length > 0)).toBe(true);
  });

  it('a dwelling by owner and area, and none where the area is another', async () => {
    const { rka } = await standIn.given('sole-owner');
    const dwelling = await property().findDwelling(rka);
    const [owner] = dwelling?.titleHolders ?? [];
    const iin = owner !== undefined && 'iin' in owner ? owner.iin : '';
    const areaM2 = dwelling?.usefulAreaM2 ?? 0;
    expect(await property().findDwellingsByOwner(iin, areaM2)).toEqual([dwelling]);
    expect(await property().findDwellingsByOwner(iin, areaM2 + 0.1)).toEqual([]);
  });

  it('a category that R7 doesn’t know as other', async () => {
    const { rka } = await standIn.given('other-category');
    expect((await property().findDwelling(rka))?.category).toBe('other');
  });

  it('the category of an address in the words of the property registry’s, also where the two disagree', async () => {
    const categoriesOf = async (rka: string) => [
      (await property().findDwelling(rka))?.category,
      (await createAddressClient(at('address')).findAddress(rka))?.category,
    ];
    expect(await categoriesOf((await standIn.given('nursing-home')).rka)).toEqual(['nursing-home', 'nursing-home']);
    const disagreeing = (await standIn.given('two-registries-disagree')).rka;
    expect(await categoriesOf(disagreeing)).toEqual(['apartment', 'office-building']);
  });

  it('an address in three languages', async () => {
    const { rka } = await standIn.given('crowded-flat');
    const facts = await createAddressClient(at('address')).findAddress(rka);
    expect(facts).toMatchObject({ rka, kato: '710000000', address: { en: expect.stringMatching(/^Astana, /) } });
    expect(facts?.address.kk).toContain('Астана қаласы');
  });

  it('nothing as undefined', async () => {
    const { rka, registrant: iin } = notYetThere();
    expect(await population().findPerson(iin)).toBeUndefined();
    expect(await property().findDwelling(rka)).toBeUndefined();
    expect(await createAddressClient(at('address')).findAddress(rka)).toBeUndefined();
    expect(await cards().findOrder('00000000-0000-4000-8000-000000000000')).toBeUndefined();
    expect(await property().findDwellingsByOwner(iin, 50)).toEqual([]);
    expect(await property().issueRightsCertificate(rka)).toBeUndefined();
  });

  it('an address change that is carried out once, and visible in the person', async () => {
    const { registrant, rka } = await standIn.given('newcomer');
    const move = { requestId: `move ${rka}/1`, iin: registrant, kind: 'permanent', rka, from: '2026-07-01' } as const;
    await population().recordAddressChange(move);
    await population().recordAddressChange(move);
    expect((await population().findPerson(registrant))?.registeredAt).toEqual({ rka, since: '2026-07-01' });
    const { data } = await standIn.read(effects, `/_control/effects?key=${encodeURIComponent(move.requestId)}`);
    expect(data).toMatchObject([{ asked: 2, carriedOut: 1 }]);

    await population().recordAddressChange({ ...move, requestId: `leave ${rka}`, rka: null });
    expect((await population().findPerson(registrant))?.registeredAt).toBeNull();
  });

  it('a temporary stay leaves the permanent address as it is', async () => {
    const { registrant, rka, formerRka } = await standIn.given('temporary-stay');
    const stay = { requestId: `stay ${rka}`, iin: registrant, kind: 'temporary', rka, from: '2026-07-01' } as const;
    await population().recordAddressChange(stay);
    expect((await population().findPerson(registrant))?.registeredAt?.rka).toBe(formerRka);
  });

  it('a request id that meant something else as rejected', async () => {
    const { registrant, rka } = await standIn.given('newcomer');
    const move = { requestId: `reused ${rka}`, iin: registrant, kind: 'permanent', rka, from: '2026-07-01' } as const;
    await population().recordAddressChange(move);
    const other = population().recordAddressChange({ ...move, from: '2026-07-02' });
    await expect(other).rejects.toMatchObject({ code: 'rejected', retryable: false });
  });

  it('an order for a chip that is answered later', async () => {
    const { registrant, rka } = await standIn.given('sole-owner');
    const card = { type: 'ID_CARD', number: '012345678', issueDate: '2024-05-06', status: 'VALID', hasChip: true };
    await change(`people/${registrant}`, { documents: [card] });
    const order = { idempotencyKey: `chip ${rka}`, iin: registrant, documentNumber: card.number, rka };
    const placed = await cards().orderChipRecording(order);
    expect(placed.state).toBe('accepted');
    expect((await cards().orderChipRecording(order)).orderId).toBe(placed.orderId);
    standIn.pass(60_000);
    expect(await cards().findOrder(placed.orderId)).toEqual({ ...placed, state: 'recorded' });
    await change(`cards/orders/${placed.orderId}`, { state: 'FAILED' });
    expect(await cards().findOrder(placed.orderId)).toEqual({ ...placed, state: 'failed' });
  });

  it('a message to a person or an organisation', async () => {
    const { applicantSignAs } = await standIn.given('hostel');
    const notifications = createNotificationsClient(at('notifications'));
    const message = { language: 'kk', template: 'registered', parameters: { caseId: 'c-1' } } as const;
    for (const recipient of [applicantSignAs.iin, applicantSignAs.bin ?? '']) {
      await notifications.send({ ...message, recipient, idempotencyKey: `notice ${recipient}` });
    }
    const { data } = await standIn.read(effects, '/_control/effects?registry=notifications&key=notice');
    expect(data).toHaveLength(2);
  });
});
