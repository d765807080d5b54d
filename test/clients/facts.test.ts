import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAddressClient } from '../../clients/address.ts';
import { createCardsClient } from '../../clients/cards.ts';
import { createNotificationsClient } from '../../clients/notifications.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPropertyClient } from '../../clients/property.ts';
import { dayInAlmaty } from '../../registries/synthetic/days.ts';
import { effects } from '../registries/shapes.ts';
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
