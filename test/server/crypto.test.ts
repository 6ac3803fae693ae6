import { hkdfSync, randomBytes } from 'node:crypto';
import { expect } from 'chai';
import {
  contentHash,
  interviewId,
  isInterviewKey,
  newInterviewKey,
  orderSeed,
  receiptBytes,
  responseId,
  seal,
  unseal,
} from '../../server/crypto.ts';

describe('keys of respondents', () => {
  const key = newInterviewKey(randomBytes);

  it('are derived as HKDF-SHA256 does it (RFC 5869), so that drafts and responses of before are found', () => {
    const secret = Buffer.from(key, 'base64url');
    const ofNode = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'barometer', purpose, 16));
    expect(interviewId(key)).to.deep.equal(ofNode('interview'));
    expect(responseId(key, 'опрос.2026')).to.deep.equal(ofNode('response опрос.2026'));
  });

  it('are 128 random bits that fit a cookie', () => {
    expect(Buffer.from(key, 'base64url')).to.have.length(16);
    expect(isInterviewKey(key)).to.equal(true);
    expect(isInterviewKey(`${key}A`)).to.equal(false);
    expect(isInterviewKey('../../etc/passwd......')).to.equal(false);
  });

  it('name draft, response and receipt by values that have nothing in common and do not lead back', () => {
    const derived = [
      interviewId(key),
      responseId(key, 'a.1'),
      responseId(key, 'a.2'),
      receiptBytes(key, 'a.1'),
      Buffer.from(orderSeed(key, 'a.1'), 'hex'),
    ];
    const texts = derived.map(value => value.toString('hex'));
    expect(new Set(texts).size).to.equal(5);
    for (const text of texts) expect(text).not.to.include(Buffer.from(key, 'base64url').toString('hex'));
    expect(responseId(key, 'a.1')).to.deep.equal(responseId(key, 'a.1'));
  });

  it('open only what they sealed, and only unchanged', () => {
    const sealed = seal(key, '{"met":"yes"}', randomBytes);
    expect(unseal(key, sealed)).to.equal('{"met":"yes"}');
    expect(unseal(newInterviewKey(randomBytes), sealed)).to.equal(null);
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(unseal(key, sealed)).to.equal(null);
    expect(unseal(key, Buffer.alloc(3))).to.equal(null);
  });

  it('seal the same answers differently each time', () => {
    expect(seal(key, 'x', randomBytes).equals(seal(key, 'x', randomBytes))).to.equal(false);
  });
});

describe('a content hash', () => {
  it('does not depend on the order of keys, and does on everything else', () => {
    expect(contentHash({ a: 1, b: { c: [1, 2], d: null } })).to.equal(
      contentHash({ b: { d: null, c: [1, 2] }, a: 1 }),
    );
    expect(contentHash({ a: [1, 2] })).not.to.equal(contentHash({ a: [2, 1] }));
    expect(contentHash({ a: '1' })).not.to.equal(contentHash({ a: 1 }));
  });
});
