// Press kits over the real application: what lies in the archive of one finding and of a whole release, and what its documents say.
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { fontsIn, pagesOf } from '../../support/pdf.ts';
import { completeStatements, publishAll } from '../../support/releases.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';
import { unzipped } from '../../support/zip.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const asked = survey([
  single('met', ['yes', 'no'], headlineOf('yes')),
  single('other', ['a', 'b'], headlineOf('a')),
]);
const rows = rowsOf([200, { met: 'yes', other: 'a' }], [800, { met: 'no', other: 'b' }]);

describe('a press kit', () => {
  let test: TestApp;
  let staff: StaffBrowser;
  let release: string;
  before(async () => {
    test = await startTestApp();
    await test.services.accounts.createAdministrator({ email, name: 'Мусаева', password });
    staff = asStaff(test.app);
    await staff.signIn();
    await publish(test.stores, asked, [{ name: '2013', opens: '2013-06-03', closes: '2013-06-28', rows }]);
    await completeStatements(test.services, 'sample');
    release = await publishAll(test.services, 'sample');
  });
  after(() => test.close());

  const take = async (path: string): Promise<Buffer> => {
    const answer = await staff.agent
      .get(path)
      .buffer(true)
      .parse((response, callback) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => callback(null, Buffer.concat(parts)));
      });
    expect([answer.status, answer.type]).to.deep.equal([200, 'application/zip']);
    return answer.body as Buffer; // made by the parser above
  };
  const kitOf = async (question: string): Promise<Buffer> => {
    const found = (await test.services.press.list()).find(({ finding }) => finding.questions[0] === question);
    return take(`/staff/press/${found!.finding.id}/${found!.version.id}/kit.zip`);
  };
  const text = (file: Buffer | undefined): string => plain(String(file));
  /** As long as the lines of a document are, whatever they are broken at. */
  const joined = (words: string): string => words.replace(/[\s-]/g, '');

  it('holds pictures, tables, sentences, method and a document in both languages, under latin names', async () => {
    const files = unzipped(await kitOf('met'));
    const each = ['findings.pdf', 'sentences.txt', 'method.txt', '01-met.png', '01-met.svg'];
    const all = [...each, '01-met.csv', '01-met.xlsx'];
    expect([...files.keys()]).to.deep.equal([
      'README.txt',
      ...all.map(name => `ru/${name}`),
      ...all.map(name => `en/${name}`),
    ]);
    expect(text(files.get('ru/sentences.txt'))).to.include('Столкнулись 20 % ± 2 жителей');
    expect(text(files.get('en/sentences.txt'))).to.include('20% ± 2 of residents met it');
    expect(text(files.get('ru/method.txt'))).to.include('случайная выборка; n = 1 000');
    expect(text(files.get('ru/01-met.svg'))).to.include('20 %');
    expect(files.get('en/01-met.png')?.readUInt32BE(16), 'twice as wide as on the page').to.equal(1536);
    const table: Record<string, string>[] = parse(files.get('ru/01-met.csv')!, { columns: true });
    expect(table[0]).to.include({ proportion: '0.2', n: '1000' });
  });

  for (const [language, sentence, method] of [
    ['ru', 'Столкнулись 20 % ± 2 жителей', 'случайная выборка; n = 1 000; 3–28 июня 2013.'],
    ['en', '20% ± 2 of residents met it', 'probability sample; n = 1,000; 3–28 June 2013.'],
  ] as const)
    it(`prints the sentence and its method into the document, in fonts of its own: ${language}`, async () => {
      const document = unzipped(await kitOf('met')).get(`${language}/findings.pdf`)!;
      const pages = pagesOf(document);
      expect(pages).to.have.length(1);
      expect(joined(pages[0]!)).to.include(joined(sentence)).and.include(joined(method));
      expect(pages[0]).to.include(release).and.not.include('press:');
      expect(fontsIn(document)).to.deep.equal(['PTSans-Bold', 'PTSans-Regular', 'PTSerif-Bold']);
      expect(document.toString('latin1')).to.match(/\/Subtype \/Image\b/);
    });

  it('of a whole release has a page for each finding, and tells all of its sentences', async () => {
    const files = unzipped(await take(`/staff/press-kits/${release}.1`));
    expect(pagesOf(files.get('ru/findings.pdf')!)).to.have.length(2);
    expect([...files.keys()].filter(name => name.endsWith('.png'))).to.deep.equal([
      'ru/01-met.png',
      'ru/02-other.png',
      'en/01-met.png',
      'en/02-other.png',
    ]);
    expect(text(files.get('README.txt')))
      .to.include('01-met: Столкнулись')
      .and.include('02-other:');
  });

  it('is the same in every byte when it is taken again', async () => {
    const first = await kitOf('other');
    expect(first.equals(await kitOf('other'))).to.equal(true);
  });
});
