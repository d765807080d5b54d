import type { RegistriesControl } from '../registries-control.ts';
import { wrap } from './lay-out.ts';
import type { Output } from './narrator.ts';
import type { Language } from './phrases.ts';
import { wordsOf } from './words.ts';

/** Names the situations and says what each is about, below the service that it is for. */
export async function listScenarios(
  control: RegistriesControl,
  { json, language }: { readonly json: boolean; readonly language: Language },
  { width, write }: Output,
): Promise<void> {
  const scenarios = await control.listScenarios();
  if (json) return write(JSON.stringify(scenarios));
  const say = wordsOf(language);
  const widest = Math.max(...scenarios.map(({ name }) => name.length));
  for (const [service, ofService] of Map.groupBy(scenarios, (scenario) => scenario.service)) {
    write(`\n${service}: ${say(service)}`);
    for (const { name, says } of ofService) {
      const [first = '', ...others] = wrap(says, width - widest - 4);
      write(`  ${name.padEnd(widest)}  ${first}`);
      for (const line of others) write(' '.repeat(widest + 4) + line);
    }
  }
}
