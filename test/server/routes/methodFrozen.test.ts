// The public page of a method is read from what was frozen: it outlives answers, weights, withdrawals, and every change of it is seen.
import { expect } from 'chai';
import request from 'supertest';
import { plusMinus } from '../../../server/presenters/format.ts';
import { fieldsFrom } from '../../../server/services/statements/read.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import {
  done,
  draftOf,
  findingAbout,
  press,
  proposer,
  publishAll,
  publishDraft,
} from '../../support/releases.ts';
import { plain } from '../../support/staff.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const page = '/method/sample/2013';
const asked = survey([single('met', ['yes', 'no'], headlineOf('yes')), single('why', ['a', 'b'])]);
const answers = (yes: number, no: number) =>
  rowsOf([yes, { met: 'yes', why: 'a' }], [no, { met: 'no', why: 'b' }]);

describe('a published method', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await startTestApp();
    await publish(test.stores, asked, [{ name: '2013', rows: answers(200, 800) }]);
  });
  afterEach(() => test.close());

  const get = async (path = page) => {
    const answer = await request(test.app).get(path);
    return { status: answer.status, text: plain(answer.text) };
  };
  const say = async (limits: string, more: (name: string) => string | null = () => null): Promise<void> => {
    const { fields } = await test.services.statements.form('sample', '2013');
    const field = (name: string): string => {
      if (name === 'revision') return fields.revision;
      return (
        more(name) ?? (name.startsWith('limits') ? limits : name.startsWith('outcome') ? '10' : 'Сказано')
      );
    };
    const saved = await test.services.statements.save('sample', '2013', fieldsFrom(field), proposer);
    expect(saved).to.deep.equal({ kind: 'saved' });
  };

  it('is read without a single answer of the wave', async () => {
    await publishAll(test.services, 'sample');
    const before = await get();
    await test.models.responses.deleteMany({});
    await test.models.weightings.deleteMany({});
    await test.models.waves.deleteMany({});
    expect(await get()).to.deep.equal(before);
    expect(before.text).to.include('Завершённых интервью: 1 000');
  });

  it('becomes a new version where its words change, and the old one stays readable', async () => {
    await publishAll(test.services, 'sample');
    expect((await get()).text).to.not.include('версия паспорта');
    await say('Мешала погода');
    const [now, then] = [await get(), await get(`${page}/1`)];
    expect(now.text).to.include('Мешала погода').and.include('Это 2-я версия паспорта');
    expect(now.text).to.include(`href="${page}/1"`);
    expect(then.text).to.include('Это прежняя, 1-я версия паспорта').and.not.include('Мешала погода');
    expect([(await get(`${page}/3`)).status, (await get(`${page}/0`)).status]).to.deep.equal([404, 404]);
  });

  it('waits with a new version until no item is empty', async () => {
    await publishAll(test.services, 'sample');
    await say('Мешала погода', name => (name === 'contact_en' ? '' : null));
    expect((await get()).text)
      .to.not.include('Мешала погода')
      .and.not.include('версия паспорта');
    await say('Мешала погода');
    expect((await get()).text)
      .to.include('Мешала погода')
      .and.include('Это 2-я версия паспорта');
  });

  it('stays readable after a withdrawal, and says what was withdrawn and why', async () => {
    const release = await publishAll(test.services, 'sample');
    await done(
      test.services.releases.withdraw({
        ...{ release, who: press, reason: { ru: 'Ошибка <b>весов</b>', en: 'A mistake in weights' } },
      }),
    );
    const { status, text } = await get();
    expect(status).to.equal(200);
    expect(text).to.include(`Выпуск ${release}`).and.include('отозван');
    expect(text)
      .to.include('Ошибка &lt;b&gt;весов')
      .and.include('Действующих чисел этой волны на сайте больше нет');
    expect((await get(`/en${page}`)).text).to.include('A mistake in weights');
  });

  it('is nowhere to be seen while its release waits for its time', async () => {
    const release = await draftOf(test.services, [await findingAbout(test.services, 'sample', 'met')]);
    await say('Погода');
    await publishDraft(test.services, release, { day: '2090-01-01', time: '10:00' });
    await say('Мешала погода');
    expect((await get()).status).to.equal(404);
    expect(await test.services.methods.statements([{ survey: 'sample', wave: '2013' }])).to.deep.equal([]);
    expect((await test.stores.releases.frozenWords(`${release}.1`))?.snapshot).to.include('Погода');
    await done(test.services.releases.recall({ release, who: press }));
    expect(await test.stores.releases.frozenWords(`${release}.1`)).to.equal(null);
  });

  it('has one margin of error: on its page, in the interface for programs and in no published number a larger one', async () => {
    await publishAll(test.services, 'sample');
    const [statement] = await test.services.methods.statements([{ survey: 'sample', wave: '2013' }]);
    const half = statement?.precision.largestHalf ?? 0;
    const stated = plusMinus({ low: 0, high: 2 * half });
    expect(plain(stated)).to.match(/^± [1-9]$/);
    expect((await get()).text).to.include(`не больше ${plain(stated)} п. п.`);
    const api = (await request(test.app).get('/api/v1/releases')).body as {
      meta: { methods: { lines: { ru: string[] } }[] };
    };
    expect(api.meta.methods[0]?.lines.ru.join(' ')).to.include(`не больше ${plain(stated)} п. п.`);
    expect(await test.services.statements.statementOf('sample', '2013')).to.deep.equal(statement);
    const { questions } = await test.services.published.survey('sample');
    for (const { waves } of questions)
      for (const { cells, focus } of waves)
        for (const { estimate } of [...cells, focus])
          expect(((estimate?.high ?? 0) - (estimate?.low ?? 0)) / 2).to.be.at.most(half + 1e-9);
  });

  it('is frozen with the release: its measures are under the hash that the approver saw', async () => {
    const release = await draftOf(test.services, [await findingAbout(test.services, 'sample', 'met')]);
    await say('Мешала погода');
    await publishDraft(test.services, release);
    const { text } = await test.services.published.version(release);
    expect(JSON.parse(text)).to.have.nested.property('methods[0].precision.largestHalf');
    expect(text).to.not.include('Мешала погода').and.not.include('outcomes');
  });
});
