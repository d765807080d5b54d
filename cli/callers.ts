import { createTirkeuClient, type TirkeuClient } from '../client/create-tirkeu-client.ts';
import type { Caseworker } from '../domain/application.ts';
import { type Demonstration, readDemonstration } from './ask-for-token.ts';
import type { Stack } from './find-stack.ts';
import { Obstacle } from './obstacle.ts';
import { CASEWORKER } from './staff.ts';
import { createTokenSource } from './token-source.ts';

/** Somebody known to the api, and the client by which a program of ours calls it as them. */
export interface Caller {
  /** A client of the identity provider, or a member of the staff. */
  readonly name: string;
  readonly tirkeu: TirkeuClient;
  /** Whom bodies name as the caseworker; where somebody signs in the token says it. */
  readonly caseworker?: Caseworker | undefined;
}

/** Everybody as whom a demonstration calls the api. */
export interface Callers {
  /** What is filed through a channel the program of that channel brings; what comes to the counter a caseworker there. */
  readonly forChannel: (channel: string, office: string | undefined) => Caller;
  /** Who decides in an office, or `undefined` for a case of none. */
  readonly forOffice: (office: string | undefined) => Caller;
}

type Addresses = Pick<Stack, 'api' | 'issuer'>;

/** @throws {Obstacle} where the identity provider doesn't answer */
export async function findCallers({ api, issuer }: Addresses): Promise<Callers> {
  if (issuer === null || issuer === undefined) return anybody(api);
  const { users } = await readDemonstration(issuer);
  const tokenOf = createTokenSource(issuer);
  const as = (name: string): Caller => ({
    name,
    tirkeu: createTirkeuClient({ baseUrl: api, token: () => tokenOf(name) }),
  });
  const forOffice: Callers['forOffice'] = (office) => as(staffOf(users, office));
  return {
    forOffice,
    forChannel: (channel, office) => (channel === 'counter' ? forOffice(office) : as(channel)),
  };
}

/** Where nobody signs in one is as good as another. */
function anybody(api: string): Callers {
  const caller: Caller = { name: CASEWORKER.id, tirkeu: createTirkeuClient({ baseUrl: api }), caseworker: CASEWORKER };
  return { forChannel: () => caller, forOffice: () => caller };
}

/** A caseworker of that very office, or a supervisor of the whole country: every office has work, and few have demo staff. */
function staffOf(users: Demonstration['users'], office: string | undefined): string {
  const found =
    users.find((user) => user.roles.includes('caseworker') && user.office === office) ??
    users.find((user) => user.roles.includes('supervisor') && user.office === '*');
  if (found === undefined)
    throw new Obstacle(`The identity provider knows no staff for ${office ?? 'the whole country'}.`);
  return found.id;
}
