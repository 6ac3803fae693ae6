// An address with another database must still lead to the same server and the same account.
import { expect } from 'chai';
import { withDatabase } from './databaseOf.ts';

describe('the address of a database of a test', () => {
  for (const [title, given, expected] of [
    [
      'a socket',
      'mongodb://%2Fdata%2Fmongo.sock/?directConnection=true',
      'mongodb://%2Fdata%2Fmongo.sock/own?directConnection=true',
    ],
    ['no path', 'mongodb://localhost:27017', 'mongodb://localhost:27017/own'],
    ['several hosts', 'mongodb://a:1,b:2/shop?replicaSet=rs0', 'mongodb://a:1,b:2/own?replicaSet=rs0'],
    ['an account of the database named', 'mongodb://u:p@a/shop', 'mongodb://u:p@a/own?authSource=shop'],
    [
      'an account of no database named',
      'mongodb+srv://u:p@a/?tls=true',
      'mongodb+srv://u:p@a/own?tls=true&authSource=admin',
    ],
    [
      'an account that says where it is',
      'mongodb://u:p@a/shop?authSource=x',
      'mongodb://u:p@a/own?authSource=x',
    ],
  ] as const)
    it(`keeps ${title}`, () => expect(withDatabase(given, 'own')).to.equal(expected));

  it('is made of nothing but an address', () => {
    expect(() => withDatabase('localhost:27017', 'own')).to.throw(RangeError, 'MONGODB_URI');
  });
});
