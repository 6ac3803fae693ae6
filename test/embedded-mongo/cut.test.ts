// Fields cut out of bytes are what decoding, projecting and encoding gives; what cannot be cut is projected that way.
import { expect } from 'chai';
import { Binary, Long } from 'bson';
import { decoderFor, parseByteProjection } from '../../embedded-mongo/query/cut.ts';
import { parseProjection } from '../../embedded-mongo/query/projection.ts';
import { decode, decodeForMatching, encode, type Doc } from '../../embedded-mongo/values/codec.ts';

const documents: readonly Doc[] = [
  { _id: new Binary(Buffer.alloc(16, 3)), a: 1, ab: { b: [1, { a: 2 }] }, hash: 'ж', n: null },
  { a: Long.fromNumber(7), _id: 'late', hashes: true, hash: [] },
  { _id: 5 },
  { b: 1 },
];

describe('a projection of bytes', () => {
  const projections: readonly Doc[] = [
    { a: 1 },
    { _id: 1, hash: 1 },
    { _id: true },
    { a: true, ab: 1, nothing: 1 },
    { _id: 0, a: 1 },
    { a: 0 },
    { _id: 0 },
    { a: 0, hash: false, nothing: 0 },
    { _id: 0, a: 0 },
    { _id: 1, a: 0 },
    { 'ab.b': 0 },
    { 'ab.b': 1 },
    { 'ab.b.a': 1, hash: 1 },
  ];
  for (const projection of projections)
    it(`gives for ${JSON.stringify(projection)} what projecting the document gives, byte by byte`, () => {
      for (const document of documents) {
        const bytes = encode(document);
        const expected = encode(parseProjection(projection)!(decode(bytes)));
        expect(Buffer.from(parseByteProjection(projection)!(bytes)).equals(expected)).to.equal(true);
      }
    });

  it('leaves whole what is asked for whole, and refuses what a projection refuses', () => {
    expect(parseByteProjection({})).to.equal(undefined);
    expect(() => parseByteProjection({ a: 1, b: 0 })).to.throw('nclusion and exclusion');
    expect(() => parseByteProjection({ a: { $slice: 1 } })).to.throw('$slice');
  });
});

describe('a decoder of some fields', () => {
  it('gives them as the whole document has them, and nothing beside them', () => {
    for (const document of documents) {
      const { a, ab } = decodeForMatching(encode(document));
      const decoded = decoderFor(['a', 'ab.b', 'ab.c', 'missing'])(encode(document));
      expect([decoded['a'], decoded['ab']]).to.deep.equal([a, ab]);
      expect(decoded).to.not.have.any.keys('hash', '_id', 'b', 'missing');
    }
  });
});
