import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../../registries/journal.ts';

describe('the journal', () => {
  let file = '';
  beforeEach(() => {
    const folder = mkdtempSync(join(tmpdir(), 'tirkeu-journal-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    file = join(folder, 'journal.jsonl');
  });

  const write = (...entries: unknown[]) => {
    const journal = openJournal(file);
    for (const entry of entries) journal.append(entry);
    journal.close();
  };
  const read = () => {
    const journal = openJournal(file);
    const entries = [...journal.read()];
    journal.close();
    return entries;
  };

  it('reads what was written, in order and with every letter', () => {
    write({ n: 1 }, { n: 2, text: 'Ә\nҒ' });
    write({ n: 3 });
    expect(read()).toEqual([{ n: 1 }, { n: 2, text: 'Ә\nҒ' }, { n: 3 }]);
  });

  it('drops a last line that was torn at any byte, and goes on after it', () => {
    write({ n: 1 });
    const whole = readFileSync(file);
    const second = Buffer.from('{"text":"Қазақстан"}\n');
    for (let torn = 0; torn < second.length; torn += 1) {
      writeFileSync(file, Buffer.concat([whole, second.subarray(0, torn)]));
      write({ n: 2 });
      expect(read()).toEqual([{ n: 1 }, { n: 2 }]);
    }
  });

  it('refuses a damaged line before the last one, and names its place', () => {
    write({ n: 1 });
    appendFileSync(file, 'not json\n');
    write({ n: 2 });
    expect(read).toThrow(`${file}:2 is damaged`);
  });
});
