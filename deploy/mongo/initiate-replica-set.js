/**
 * For mongosh: forms the replica set and creates its two users; run again it only makes sure that they are as the secrets
 * say. It must reach the first member through localhost: until there is a user, MongoDB lets nobody else in.
 */
const { readFileSync } = require('node:fs');

const secret = (name) => readFileSync(`${process.env.SECRETS ?? '/run/secrets'}/${name}`, 'utf8').trim();
const members = process.env.MEMBERS.split(',');
const firstMember = `mongodb://127.0.0.1:${members[0].split(':')[1]}/?directConnection=true`;

const root = { user: 'root', pwd: secret('mongo_root_password'), roles: ['root'] };
const product = productUser(secret('mongodb_uri'));

const admin = asRoot() ?? initiate();
ensureUser(product.database, { user: product.user, pwd: product.pwd, roles: ['readWrite'] });
print(`replica set of ${members.length} members, users ready`);

/** The product's user is described once, in its connection string. */
function productUser(uri) {
  const parts = /^mongodb:\/\/([^:@]+):([^@]+)@[^/]+\/([^?]+)/.exec(uri);
  if (parts === null) throw new Error('mongodb_uri must be mongodb://user:password@hosts/database?…');
  const [user, pwd, database] = parts.slice(1).map(decodeURIComponent);
  return { user, pwd, database };
}

function asRoot() {
  const connection = new Mongo(firstMember);
  try {
    connection.getDB('admin').auth(root.user, root.pwd);
    return connection.getDB('admin');
  } catch {
    // Wrong password, or nobody there yet; if it is the former, the next step is refused.
    return undefined;
  }
}

function initiate() {
  const database = new Mongo(firstMember).getDB('admin');
  if (database.hello().setName === undefined) {
    // The first member wins the first election, for the first user can only be created there.
    const config = members.map((host, index) => ({ _id: index, host, priority: index === 0 ? 2 : 1 }));
    database.adminCommand({ replSetInitiate: { _id: process.env.REPLICA_SET, members: config } });
  }
  while (!database.hello().isWritablePrimary) sleep(500);
  database.createUser(root);
  database.auth(root.user, root.pwd);
  return database;
}

function ensureUser(databaseName, user) {
  while (!admin.hello().isWritablePrimary) sleep(500);
  const database = admin.getSiblingDB(databaseName);
  const { user: name, ...rest } = user;
  if (database.getUser(name) === null) database.createUser(user);
  else database.updateUser(name, rest);
}
