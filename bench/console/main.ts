import { parseArgs } from 'node:util';
import { findCallers } from '../../cli/callers.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { connectMongo } from '../../platform/mongo.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { fillStore } from './fill-store.ts';
import { findSought } from './find-sought.ts';
import { playCases } from './play-cases.ts';
import { type Measured, report } from './report.ts';
import { type Look, screensOf } from './screens.ts';
import { startConsoleStack } from './start-console-stack.ts';

/**
 * `npm run bench:console`: how long until a screen is seen, beside what the api takes to answer the same questions, in the same
 * browser in the same run, with many cases in the store. They are made like some that the product has carried before
 * (`make-case.ts`). With `--data FOLDER` the store is kept, and filled once.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    played: { type: 'string', default: '200' },
    looks: { type: 'string', default: '20' },
    data: { type: 'string' },
    bare: { type: 'boolean', default: false },
  },
});
const [cases = 0, playedCount = 0, lookCount = 0] = [values.cases, values.played, values.looks].map(Number);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** A caseworker of one office, and a supervisor of the whole country. */
const USERS = ['aigerim', 'saule'];

say('Starting the stack …');
const stack = await startConsoleStack(values.data);
const connection = await connectMongo({ uri: stack.mongodb, appName: 'tirkeu-bench' });
const browser = await launchBrowser();
try {
  const found = await connection.collection('cases').estimatedDocumentCount();
  if (found < cases) {
    say(`Carrying ${playedCount} cases …`);
    const town = { callers: await findCallers(stack), control: createRegistriesControl(stack.registries) };
    const played = await playCases(town, playedCount);
    say(`Making ${cases} cases like them …`);
    await fillStore({ connection, played, count: cases, isBare: values.bare, say });
  }
  const measured: Measured[] = [];
  for (const user of USERS) {
    const sought = await findSought(connection, user === 'saule' ? null : 'astana', lookCount);
    for (const { name, look } of await screensOf(browser, { baseUrl: stack.api, user, sought })) {
      await look(0);
      const looks: Look[] = [];
      for (let n = 1; n <= lookCount; n += 1) looks.push(await look(n));
      measured.push({ user, screen: name, looks });
      say(`${user}: ${name}`);
    }
  }
  process.stdout.write(report(measured, await connection.collection('cases').estimatedDocumentCount()));
} finally {
  await browser.close();
  await connection.close();
  await stack.stop();
}
