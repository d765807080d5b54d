// `npm run token -- NAME`: an access token for curl, from the identity provider that `npm start` runs.
import { Command } from 'commander';
import { askForToken } from './ask-for-token.ts';
import { findStack } from './find-stack.ts';
import { Obstacle } from './obstacle.ts';

const command = new Command('npm run --silent token --')
  .description('Prints an access token for a demo client (portal, mobile, bank) or a demo member of the staff.')
  .argument('<name>', 'a client or somebody of the staff; a name that nobody has lists them all');

try {
  const [name = ''] = command.parse().args;
  const { issuer } = findStack(process.env);
  if (issuer === null || issuer === undefined)
    throw new Obstacle(
      'Everybody may do everything here. It was started with TIRKEU_SIGN_IN=0; without that, npm start brings sign-in.',
    );
  process.stdout.write(`${await askForToken(issuer, name)}\n`);
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
