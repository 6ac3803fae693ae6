import { expect } from 'chai';
import { prepareDatabase } from '../../../server/models/index.ts';
import type { Wave } from '../../../server/stores/waves.ts';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asRespondent } from '../../support/respondent.ts';
import { plain } from '../../support/staff.ts';

const day = 86_400_000;

describe('the open wave of a survey', () => {
  let test: TestApp;
  beforeEach(async () => (test = await startTestApp([fixture('tiny')])));
  afterEach(() => test.close());

  const planned = async (name: string): Promise<Wave> => {
    const open = await test.stores.waves.find('tiny.2026');
    if (!open) throw new RangeError('the survey has no wave');
    const wave: Wave = { ...open, id: `tiny.${name}`, name, state: 'planned' };
    await test.stores.waves.save(wave);
    return wave;
  };
  const openNames = async () =>
    (await test.stores.waves.ofSurvey('tiny'))
      .filter(({ state }) => state === 'open')
      .map(({ name }) => name);

  it('is one, though several people open several at the same instant', async () => {
    await test.stores.waves.move('tiny.2026', 'open', 'closed');
    const waves = await Promise.all(['2027', '2028', '2029', '2030'].map(planned));
    const proposals = await Promise.all(waves.map(({ id }) => test.services.waves.propose(id, 'open')));
    const moved = await Promise.all(
      proposals.flatMap(proposal => (proposal ? [test.services.waves.moveWave(proposal, 'somebody')] : [])),
    );
    expect(moved.filter(Boolean)).to.have.length(1);
    expect(await openNames()).to.have.length(1);
    expect(await test.models.audit.countDocuments({ what: 'wave_opened', who: 'somebody' })).to.equal(1);
  });

  it('leaves the place to the next when it is paused or closed', async () => {
    await planned('2027');
    expect(await test.stores.waves.move('tiny.2027', 'planned', 'open')).to.equal(false);
    await test.stores.waves.move('tiny.2026', 'open', 'paused');
    expect(await test.stores.waves.move('tiny.2027', 'planned', 'open')).to.equal(true);
    expect(await test.stores.waves.move('tiny.2026', 'paused', 'open')).to.equal(false);
    expect(await openNames()).to.deep.equal(['2027']);
  });

  it('of a database from before this rule is the newest; an older one is paused', async () => {
    await planned('2027');
    await test.models.waves.updateMany({}, { $set: { state: 'open' }, $unset: { openSlot: 1 } });
    await prepareDatabase(test.models);
    expect(await openNames()).to.deep.equal(['2027']);
    expect((await test.stores.waves.find('tiny.2026'))?.state).to.equal('paused');
  });

  describe('after its last day, 31 December', () => {
    const untilNewYear = (days: number): void =>
      test.wait(Date.parse('2026-12-31T09:30:00Z') - test.clock.now().getTime() + days * day);

    it('takes nobody new', async () => {
      untilNewYear(0);
      expect((await asRespondent(test.app).get('/s/tiny')).status).to.equal(200);
      untilNewYear(1);
      const person = asRespondent(test.app);
      for (const answer of [await person.get('/s/tiny'), await person.post('/s/tiny')])
        expect([answer.status, plain(answer.text).includes('Опрос сейчас не идёт')]).to.deep.equal([
          404,
          true,
        ]);
      expect(plain((await person.get('/')).text)).to.not.include('href="/s/tiny"');
    });

    it('takes what was begun for seven days more, and says until when', async () => {
      untilNewYear(0);
      const person = asRespondent(test.app);
      await person.post('/s/tiny');
      await person.post('/s/tiny/1', { met: 'no' });
      untilNewYear(7);
      const start = plain((await person.get('/s/tiny')).text);
      expect(start).to.include('можно отправить до 7 января 2027').and.not.include('Начать заново');
      await person.post('/s/tiny/3', { where: 'school' });
      expect((await person.post('/s/tiny/submit')).headers['location']).to.equal('/s/tiny/done');
    });

    it('takes nothing after that', async () => {
      untilNewYear(0);
      const person = asRespondent(test.app);
      await person.post('/s/tiny');
      await person.post('/s/tiny/1', { met: 'no' });
      untilNewYear(8);
      expect((await person.post('/s/tiny/3', { where: 'school' })).status).to.equal(404);
    });
  });
});
