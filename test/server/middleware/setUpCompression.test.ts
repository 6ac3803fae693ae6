import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { setUpCompression } from '../../../server/middleware/setUpCompression.ts';

const words = 'Мы спрашиваем жителей. '.repeat(100);

const app = express();
setUpCompression(app);
app.get('/page', (_, response) => void response.type('html').send(words));
app.get('/short', (_, response) => void response.type('html').send('ок'));
app.get('/picture', (_, response) => void response.type('png').send(Buffer.alloc(2000)));
app.get('/parts', (_, response) => {
  response.type('text');
  response.write(words);
  response.end(words);
});

describe('a page on its way', () => {
  const fetched = (path: string, accepted: string) =>
    request(app).get(path).set('Accept-Encoding', accepted).buffer(true);

  it('is compressed whole, with its length, as the browser takes it', async () => {
    const answer = await fetched('/page', 'gzip');
    expect(answer.headers).to.include({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(Number(answer.headers['content-length'])).to.be.lessThan(words.length / 5);
    expect(answer.text).to.equal(words);
    const small = await fetched('/page', 'gzip, deflate, br');
    expect(small.headers['content-encoding'], 'Brotli, though named last').to.equal('br');
    expect(small.text).to.equal(words);
  });

  it('stays as it is where that is better or wanted', async () => {
    for (const [path, accepted] of [
      ['/short', 'gzip, br'],
      ['/picture', 'gzip, br'],
      ['/page', 'identity'],
    ] as const)
      expect((await fetched(path, accepted)).headers).to.not.have.property('content-encoding');
    const head = await request(app).head('/page').set('Accept-Encoding', 'gzip, br');
    expect([head.status, head.text]).to.deep.equal([200, undefined]);
  });

  it('written in parts is compressed in parts', async () => {
    const answer = await fetched('/parts', 'gzip');
    expect(answer.headers).to.include({ 'content-encoding': 'gzip', 'transfer-encoding': 'chunked' });
    expect(answer.text).to.equal(words + words);
  });
});
