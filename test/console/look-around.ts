import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const PROGRAM = readFileSync(join(import.meta.dirname, 'in-page', 'look-around.js'), 'utf8');

const stringsSchema = z.array(z.string());

type Question = 'texts' | 'cutOff' | 'onEachOther' | 'sideways' | 'unprintable' | 'facts';

/** Asks the page, as it is now. Evaluated by the debugger, so the page's policy stays as it is. */
export async function ask(page: Page, question: Question): Promise<readonly string[]> {
  if (!(await page.evaluate('"lookAround" in globalThis'))) await page.evaluate(PROGRAM);
  return stringsSchema.parse(await page.evaluate(`lookAround.${question}()`));
}
