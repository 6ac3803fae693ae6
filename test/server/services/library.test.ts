import { expect } from 'chai';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { demonstration } from '../../support/demonstration.ts';
import { asRespondent } from '../../support/respondent.ts';

const [tiny, everyType] = [fixture('tiny'), fixture('every_type')];

describe('the library of questionnaires', () => {
  let test: TestApp;
  const status = async (survey: string) => (await asRespondent(test.app).get(`/s/${survey}`)).status;
  const states = async () =>
    Object.fromEntries((await test.stores.waves.all()).map(({ id, state }) => [id, state]));
  afterEach(() => test.close());

  it('answers at once where nothing was installed before, and stands on the portal in its order', async () => {
    test = await startTestApp([tiny, everyType]);
    expect(await Promise.all([status('tiny'), status('every_type')])).to.deep.equal([200, 200]);
    expect((await test.stores.surveys.all()).map(({ id }) => id)).to.deep.equal(['tiny', 'every_type']);
    expect((await asRespondent(test.app).get('/')).text).to.include('href="/s/tiny"');
  });

  it('opens nothing that comes later: it is published, and waits for a wave', async () => {
    test = await startTestApp([tiny]);
    await test.services.library.install([tiny, everyType]);
    expect(await status('every_type')).to.equal(404);
    expect(await states()).to.deep.equal({ 'tiny.2026': 'open' });
    const groups = await test.services.planning.subjects();
    expect(groups.map(({ survey, subjects }) => [survey?.id, subjects[0]?.key])).to.deep.equal([
      ['tiny', 'tiny/tiny.1'],
      [undefined, '/every_type.1'],
    ]);
  });

  it('gives no open wave a new version by itself', async () => {
    test = await startTestApp([tiny]);
    await test.services.library.install([{ ...tiny, title: { ru: 'Иначе' } }]);
    expect((await test.stores.waves.find('tiny.2026'))?.version).to.equal('tiny.1');
    expect((await test.stores.versions.latest('tiny'))?.number).to.equal(2);
  });

  it('opens a wave that was closed no more, however often the program starts', async () => {
    test = await startTestApp([tiny]);
    await test.stores.waves.move('tiny.2026', 'open', 'closed');
    await test.services.library.install([tiny]);
    expect(await states()).to.deep.equal({ 'tiny.2026': 'closed' });
  });

  it('goes on with a first start that was interrupted before the surveys were stored', async () => {
    test = await startTestApp([tiny, everyType]);
    await test.models.surveys.deleteMany({});
    await test.models.waves.deleteOne({ _id: 'every_type.2026' });
    await test.services.library.install([tiny, everyType]);
    expect(await states()).to.deep.equal({ 'tiny.2026': 'open', 'every_type.2026': 'open' });
    expect(await status('every_type')).to.equal(200);
  });

  it('keeps the demonstration of question types at its address, after the real ones', async () => {
    test = await startTestApp([tiny]);
    await test.services.library.installDemonstrations([demonstration]);
    expect(await status('question_types')).to.equal(200);
    expect((await test.stores.surveys.all()).at(-1)?.id).to.equal('question_types');
  });
});
