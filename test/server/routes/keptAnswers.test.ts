import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { setUpCompression } from '../../../server/middleware/setUpCompression.ts';
import { keptAnswers } from '../../../server/routes/keptAnswers.ts';

/** An application that counts how often it writes what it tells. */
const telling = (limit?: number) => {
  const state = { edition: 1, written: 0, isBroken: false };
  const app = express();
  const tell = keptAnswers(limit);
  setUpCompression(app);
  app
    .set('env', 'test')
    .disable('etag')
    .use((asked, response, next) => {
      const language = asked.query['language'];
      response.locals['reader'] = { language, asset: (name: string) => name };
      next();
    });
  app.get('/:what', (asked, response) =>
    tell(asked, response, {
      ...{ edition: [state.edition], type: 'application/json; charset=utf-8' },
      write: () => {
        if (state.isBroken) throw new RangeError('broken');
        state.written += 1;
        return JSON.stringify({
          what: asked.params.what,
          edition: state.edition,
          words: 'слово '.repeat(300),
        });
      },
    }),
  );
  const get = (path: string) => request(app).get(path);
  return { state, get };
};

describe('An answer that is alike for everybody', () => {
  it('is written once for each edition, address and language, and sent in every encoding', async () => {
    const { state, get } = telling();
    for (const encoding of ['identity', 'gzip', 'br', 'gzip', 'br']) {
      const { body, headers } = await get('/a').set('Accept-Encoding', encoding);
      expect(body).to.include({ what: 'a', edition: 1 });
      expect(headers['content-type']).to.equal('application/json; charset=utf-8');
      expect(headers['content-encoding']).to.equal(encoding === 'identity' ? undefined : encoding);
    }
    expect(state.written).to.equal(1);
    expect((await get('/b')).body.what).to.equal('b');
    await get('/a?language=en');
    expect(state.written).to.equal(3);
    state.edition = 2;
    expect((await get('/a')).body.edition).to.equal(2);
    expect(state.written).to.equal(4);
  });

  it('is written anew after a failure', async () => {
    const { state, get } = telling();
    state.isBroken = true;
    expect((await get('/a')).status).to.equal(500);
    state.isBroken = false;
    expect((await get('/a')).body.what).to.equal('a');
  });

  it('goes when there is no room: the one that was asked for longest ago', async () => {
    const { state, get } = telling(2 * 64 * 1024);
    for (const path of ['/a', '/b', '/a', '/c', '/a']) await get(path);
    expect(state.written).to.equal(3);
    await get('/b');
    expect(state.written).to.equal(4);
  });
});
