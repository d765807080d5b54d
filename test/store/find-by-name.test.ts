import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { changeCase } from '../../store/writer.ts';
import { anApplication, learned, received } from './case-facts.ts';
import { openStore } from './open-store.ts';

const { connection, models, reader } = await openStore();

let people = 0;

/** A case of somebody with this name; refused, which matters to nobody here. */
async function aCaseOf(name: string): Promise<string> {
  const caseId = randomUUID();
  people += 1;
  const application = anApplication({ registrant: people });
  await changeCase(connection, models, {
    caseId,
    since: 0,
    at: '2026-03-01T10:00:00.000Z',
    actor: { kind: 'system', id: null },
    decide: () => ({
      facts: [
        received(caseId, application),
        { type: 'case-refused', ground: 'dwelling-unknown', reason: null, learned: learned(1, name), people: [] },
      ],
    }),
  });
  return caseId;
}

const find = async (q: string): Promise<readonly string[]> => {
  const found = await reader.listCases({ q, order: '-updatedAt', limit: 10 });
  return found.map(({ state }) => state.caseId);
};

describe('a name', () => {
  test.each([
    ['Әбдіқадырова Айгүл Қанатқызы', 'әбді'],
    ['Әбдіқадырова Айгүл Қанатқызы', 'АЙГҮЛ'],
    ['Ғалымов Нұрлан', 'ғАЛЫМОВ н'],
    ['Өтегенұлы Һарон', 'һ'],
    ['Үсенов Іңкәр', 'іңК'],
    ['Цой Ён-Су', 'ён-с'],
    ['Чайковский Пётр', 'Чайковский'.normalize('NFD')],
    ['Müller-Straße Zoë', 'müller-strasse'],
  ])('%s is found by %s', async (name, q) => {
    const caseId = await aCaseOf(name);
    expect(await find(q)).toContain(caseId);
  });

  test.each([
    ['Сәрсенова Әйгерім', 'Сарсенова Айг'],
    ['Ғабдуллин Қуат', 'габдуллин'],
    ['Өтепұлы Үміт', 'умит'],
    ['Соловьёв Артём', 'артем'],
    ['Артемьева Алена', 'алёна'],
    ['Исина Һауа', 'Хауа'],
  ])('%s is found by %s, as other keyboards write it', async (name, q) => {
    const caseId = await aCaseOf(name);
    expect(await find(q)).toContain(caseId);
  });

  test('that an earlier release kept letter for letter is found by these letters', async () => {
    const caseId = await aCaseOf('Ұзақбай Дәурен');
    await models.cases.updateOne({ _id: caseId }, { names: ['ҰЗАҚБАЙ ДӘУРЕН', 'ДӘУРЕН'] });
    expect(await find('дәур')).toContain(caseId);
  });

  test('is not found where one word lies behind the beginning and another before it', async () => {
    const caseId = await aCaseOf('Базаров Шамиль');
    expect(await find('Ба')).toContain(caseId);
    expect(await find('Ша')).toContain(caseId);
    expect(await find('Мұқ')).toEqual([]);
  });

  test('is not found by its middle', async () => {
    await aCaseOf('Сейтжанов Ерлан');
    expect(await find('жанов')).toEqual([]);
  });
});
