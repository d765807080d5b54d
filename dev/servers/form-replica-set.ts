import type { Db } from 'mongodb';
import { MongoServerError } from 'mongodb';

export const REPLICA_SET = 'tirkeu';

const NOT_YET_INITIALIZED = 94;
const INVALID_REPLICA_SET_CONFIG = 93;

/**
 * Makes the server behind `admin` the primary of a replica set of one, under the address it listens on now. A set that was
 * formed on another port would not recognise itself, so its address is rewritten. Rejects while it isn't primary yet: call
 * it again until it resolves.
 */
export async function formReplicaSet(admin: Db, address: string, signal: AbortSignal): Promise<void> {
  const status = await statusOf(admin);
  signal.throwIfAborted();
  if (status === 'new')
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host: address }] } });
  if (status === 'elsewhere') await moveTo(admin, address);
  const hello = await admin.command({ hello: 1 });
  if (hello['isWritablePrimary'] !== true) throw new Error('it is not the primary yet');
  if (hello['me'] !== address) await moveTo(admin, address);
}

async function statusOf(admin: Db): Promise<'new' | 'member' | 'elsewhere'> {
  try {
    await admin.command({ replSetGetStatus: 1 });
    return 'member';
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    if (error.code === NOT_YET_INITIALIZED) return 'new';
    if (error.code === INVALID_REPLICA_SET_CONFIG) return 'elsewhere';
    throw error;
  }
}

async function moveTo(admin: Db, address: string): Promise<void> {
  const { config } = await admin.command({ replSetGetConfig: 1 });
  await admin.command({
    replSetReconfig: { ...config, version: config.version + 1, members: [{ ...config.members[0], host: address }] },
    force: true, // There is no primary that could agree: the only member doesn't know itself.
  });
  throw new Error('it moves to another port');
}
