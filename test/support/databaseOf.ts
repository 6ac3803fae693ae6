// Which database the programs of a test use: that of their data folder, or, where MONGODB_URI is set, one of its own on that
// server, the same for every program over the folder. What was given out is dropped after all tests.
import { createHash } from 'node:crypto';
import { MongoClient } from 'mongodb';

const given = new Set<string>();

/** The same server and account with another database. */
export const withDatabase = (uri: string, name: string): string => {
  const [, server = '', path = '', query = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri) ?? [];
  if (server === '') throw new RangeError('MONGODB_URI is not mongodb://HOST/DATABASE?OPTIONS');
  // Without a word about it the account is looked for in the database that is named.
  const isAccountElsewhere = server.includes('@') && !/(^|&)authSource=/i.test(query);
  const options = [query, isAccountElsewhere ? `authSource=${path || 'admin'}` : ''].filter(Boolean);
  return `${server}/${name}${options.length > 0 ? `?${options.join('&')}` : ''}`;
};

/** For the environment of a program that is started over this data folder. */
export const databaseOf = (dataDir: string): { readonly MONGODB_URI?: string } => {
  const uri = process.env['MONGODB_URI'];
  if (!uri) return {};
  const name = `test_${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const own = withDatabase(uri, name);
  given.add(own);
  return { MONGODB_URI: own };
};

after(async () => {
  for (const uri of given) {
    const client = await MongoClient.connect(uri);
    await client.db().dropDatabase();
    await client.close();
  }
});
