// Open data over the real application: every answer of the interface satisfies the schema that its description gives, and files say what they are.
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { z } from 'zod';
import { answers, operations } from '../../../server/routes/api/operations.ts';
import { measured } from '../../../server/downloads/openCsv.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { publishAll } from '../../support/releases.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const asked = survey([
  single('met', ['yes', 'no'], headlineOf('yes')),
  { ...single('where', ['school', 'police', 'rare']), type: 'multiple' },
]);

const answersOf = (yes: number, no: number) =>
  rowsOf(
    [yes, { met: 'yes', where: ['school'] }],
    [no, { met: 'no', where: ['school', 'police'] }],
    [3, { met: 'no', where: ['rare'] }],
  );

describe('open data', () => {
  let test: TestApp;
  let release = '';
  before(async () => {
    test = await startTestApp([], { BASE_URL: 'https://barometer.example' });
    await publish(test.stores, asked, [
      { name: '2012', opens: '2012-06-03', closes: '2012-06-28', rows: answersOf(300, 700) },
      {
        name: '2013',
        opens: '2013-06-03',
        closes: '2013-06-28',
        rows: answersOf(200, 800),
        isDemonstration: true,
      },
    ]);
    release = await publishAll(test.services, 'sample');
  });
  after(() => test.close());

  const get = (path: string) => request(test.app).get(path);

  /** Addresses with what is published in place of the names in braces. */
  const filled = async (path: string): Promise<string> => {
    const { body } = await get('/api/v1/findings');
    return `/api/v1${path}`
      .replace('{survey}', 'sample')
      .replace('{release}', release)
      .replace('{version}', '1')
      .replace('{finding}', body.data[0].id);
  };

  for (const { path, id, answer } of operations)
    it(`answers ${id} by its own schema, strictly, with licence and method`, async () => {
      const { status, body, headers } = await get(await filled(path));
      expect(status).to.equal(200);
      expect(answers[answer].safeParse(body).error?.issues ?? []).to.deep.equal([]);
      expect(body.meta.licence.name).to.equal('CC-BY-4.0');
      expect(headers['access-control-allow-origin']).to.equal('*');
      expect(headers['etag']).to.match(/^W\//);
      if (id !== 'getIndex') {
        expect(body.meta.is_demonstration).to.equal(true);
        expect(
          body.meta.methods.map(({ lines }: { lines: { ru: string[] } }) => lines.ru.length),
        ).to.deep.equal([3, 3]);
      }
    });

  it('describes every address and every answer as OpenAPI, and the description itself accepts the answers', async () => {
    const { body } = await get('/api/v1/openapi.json');
    expect(body.openapi).to.equal('3.1.0');
    expect(Object.keys(body.paths)).to.have.members(operations.map(({ path }) => path));
    const text = JSON.stringify(body);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(Object.keys(body.components.schemas)).to.include.members(references);
    const inline = text.replaceAll('#/components/schemas/', '#/$defs/');
    const { components } = JSON.parse(inline);
    for (const { path, answer } of operations) {
      const schema = z.fromJSONSchema({ ...components.schemas[answer], $defs: components.schemas });
      const answered = await get(await filled(path));
      expect(schema.safeParse(answered.body).error?.issues ?? [], path).to.deep.equal([]);
    }
  });

  it('gives hidden numbers as null with their reason, and a number that stands as it stands on the page', async () => {
    const { body } = await get('/api/v1/estimates?question=where&wave=2013');
    const rare = body.data.find((row: { codes: string[] }) => row.codes[0] === 'rare');
    expect(rare).to.include({
      proportion: null,
      null_reason: 'too_few_answers',
      precision_null_reason: 'hidden',
    });
    const met = (await get('/api/v1/estimates?question=met&role=headline&wave=2013')).body.data;
    expect(met).to.have.length(1);
    const page = (await get('/results/sample/met.json')).body.headline.estimates.at(-1);
    expect(met[0].proportion).to.equal(page.proportion);
    expect(met[0].change.value).to.equal(page.change.value);
  });

  it('goes through a list part by part without losing or repeating a row', async () => {
    const whole = (await get('/api/v1/estimates?limit=1000')).body.data;
    const rows: unknown[] = [];
    let next: string | null = '/api/v1/estimates?limit=3';
    while (next !== null) {
      const { body } = await get(next.replace('https://barometer.example', ''));
      rows.push(...body.data);
      next = body.page.next;
    }
    expect(rows).to.deep.equal(whole);
  });

  it('tells a wrong parameter by name and an unknown address as problems that programs can read', async () => {
    const wrong = await get('/api/v1/estimates?limit=5000');
    expect(wrong.status).to.equal(400);
    expect(wrong.type).to.equal('application/problem+json');
    expect(wrong.body).to.include({ code: 'bad_parameter', status: 400 });
    expect(wrong.body.detail).to.contain('limit');
    for (const path of [
      '/api/v1/surveys/none',
      '/api/v1/nothing',
      '/api/v2/surveys',
      `/api/v1/releases/${release}/9`,
    ]) {
      const missing = await get(path);
      expect([missing.status, missing.type], path).to.deep.equal([404, 'application/problem+json']);
    }
  });

  it('is read by pages of other sites, and asked about again costs nothing', async () => {
    const asking = await request(test.app).options('/api/v1/findings').set('Origin', 'https://other.example');
    expect([asking.status, asking.headers['access-control-allow-methods']]).to.deep.equal([204, 'GET, HEAD']);
    const first = await get('/api/v1/findings');
    const again = await get('/api/v1/findings').set('If-None-Match', String(first.headers['etag']));
    expect(again.status).to.equal(304);
    const other = await get('/api/v1/findings?limit=1').set('If-None-Match', String(first.headers['etag']));
    expect(other.status).to.equal(200);
  });

  it('packs a release as a data package whose sizes, hashes and columns are those of its files', async () => {
    const { body } = await get(`/data/${release}/1/datapackage.json`);
    expect(body.$schema).to.equal('https://datapackage.org/profiles/2.0/datapackage.json');
    expect(body.licenses[0]).to.have.keys(['name', 'title', 'path']);
    expect(body.name).to.match(/^[-a-z0-9._/]+$/);
    for (const resource of body.resources) {
      const { text, headers } = await get(`/data/${release}/1/${resource.path}`);
      expect(headers['content-type']).to.contain('text/csv');
      const { bytes, sha256 } = measured(text);
      expect(resource).to.include({ bytes, hash: `sha256:${sha256}`, type: 'table', encoding: 'utf-8' });
      const rows: string[][] = parse(text, { comment: '#', relax_column_count: false });
      expect(rows[0]).to.deep.equal(resource.schema.fields.map(({ name }: { name: string }) => name));
      expect(rows.length).to.be.greaterThan(3);
      for (const { type, description } of resource.schema.fields) {
        expect(['string', 'integer', 'number', 'boolean']).to.include(type);
        expect(description).to.have.length.greaterThan(3);
      }
      expect(text).to.contain('Демонстрационные данные');
    }
  });

  it('writes the same estimates into the table and the JSON', async () => {
    const table: Record<string, string>[] = parse((await get(`/data/${release}/1/estimates.csv`)).text, {
      comment: '#',
      columns: true,
    });
    const { body } = await get(`/data/${release}/1/estimates.json`);
    const shares = body.data.map(({ proportion }: { proportion: number | null }) => String(proportion ?? ''));
    expect(table.map(row => row['proportion'])).to.deep.equal(shares);
  });

  it('shows pages for people in both languages, with markup for search engines', async () => {
    for (const path of [
      '/data',
      '/en/data',
      '/data/api',
      '/en/data/api',
      `/data/${release}`,
      `/en/data/${release}`,
    ]) {
      const { status, text } = await get(path);
      expect(status, path).to.equal(200);
      expect(text).to.not.match(/undefined|\[object Object\]/);
    }
    const { text } = await get(`/en/data/${release}`);
    const [, markup = ''] = /application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    const dataset = JSON.parse(markup);
    expect(dataset).to.include({
      '@type': 'Dataset',
      license: 'https://creativecommons.org/licenses/by/4.0/',
    });
    expect(dataset.description.length).to.be.within(50, 5000);
    expect(dataset.temporalCoverage).to.equal('2012-06-03/2013-06-28');
    expect(dataset.distribution[0].contentUrl).to.match(/^https:\/\/barometer\.example\/data\//);
  });

  it('gives nothing of what was never published', async () => {
    for (const path of [
      '/data/2099-1',
      '/data/2099-1/1/estimates.csv',
      `/data/${release}/2/estimates.csv`,
      `/data/${release}/1/else.csv`,
    ])
      expect((await get(path)).status, path).to.equal(404);
  });
});
