// `npm start`: the whole product on this machine, until Ctrl-C.
import { createProgress } from './bootstrap/progress.mjs';
import { messageOf } from './runtime/error-message.ts';
import { openDataFolder } from './stack/open-data-folder.ts';
import { removeStackFile, writeStackFile } from './stack/stack-file.ts';
import { getStackSecrets } from './stack/stack-secrets.ts';
import { readStackSettings, type StackSettings } from './stack/stack-settings.ts';
import { startStack, stopServers } from './stack/start-stack.ts';
import { listenForStop } from './stack/stop-request.ts';
import { summarise } from './stack/summary.ts';
import { watchServers } from './stack/watch-servers.ts';

const progress = createProgress((line) => process.stdout.write(`${line}\n`));
const stop = listenForStop();

async function run(settings: StackSettings): Promise<void> {
  const { dataFolder } = settings;
  removeStackFile(dataFolder); // One that a killed start left behind.
  const stack = await startStack({ settings, secrets: getStackSecrets(dataFolder), progress, signal: stop });
  try {
    writeStackFile(dataFolder, stack.addresses);
    progress.say(summarise(stack.addresses, settings));
    await watchServers(stack.servers, progress, stop);
    progress.say(`\n${String(stop.reason)}: stopping.`);
  } finally {
    removeStackFile(dataFolder);
    await stopServers(stack.servers, progress);
  }
}

try {
  const settings = readStackSettings(process.env);
  const release = await openDataFolder(settings.dataFolder, progress, stop);
  try {
    await run(settings);
  } finally {
    release();
  }
} catch (error) {
  // What breaks while everything is being stopped on request is no failure.
  if (!stop.aborted) {
    process.stderr.write(`\n${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}
if (stop.aborted) progress.say('Stopped. The next npm start goes on with the same data.');
process.exit(); // An outside library's open handle must not keep a stopped stack alive.
