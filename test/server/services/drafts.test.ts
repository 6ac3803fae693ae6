import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { createServices } from '../../../server/services/index.ts';
import { createStores } from '../../../server/stores/index.ts';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';

describe('a draft that two processes of the program serve in turn', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await startTestApp([fixture('tiny')]);
  });
  afterEach(() => test.close());

  /** Another process on the same database: it shares nothing with the first but what is stored. */
  const another = () =>
    createServices({
      ...{ stores: createStores(test.models), clock: test.clock, random: randomBytes },
      secrets: ['a secret for tests only'],
    }).respond;

  it('keeps what each of them was told, though each remembers the draft as it saw it last', async () => {
    const [one, other] = [test.services.respond, another()];
    const ticket = one.begin(await one.openSurvey('tiny'));
    const answer = async (at: typeof one, page: string, form: Record<string, string>) =>
      at.answer(await at.openToAnswer('tiny', ticket), page, form);
    expect(await answer(one, '1', { met: 'yes' })).to.deep.equal({ next: 'amount' });
    expect(await answer(other, '2', { amount: '500' })).to.deep.equal({ next: 'where' });
    expect(await answer(one, '3', { where: 'police' })).to.deep.equal({ next: null });
    expect(await answer(other, '1', { met: 'no' })).to.deep.equal({ next: null });
    expect(await answer(one, '2', { amount: '700' })).to.deep.equal({ next: null });
    const { answers } = await one.open('tiny', ticket);
    expect(answers).to.deep.equal({ met: 'no', amount: 500, where: ['police'] });
  });

  it('is begun by nobody again once the other has sent it', async () => {
    const [one, other] = [test.services.respond, another()];
    const ticket = one.begin(await one.openSurvey('tiny'));
    for (const [page, form] of [
      ['1', { met: 'no' }],
      ['3', { where: 'none' }],
    ] as const)
      await one.answer(await one.openToAnswer('tiny', ticket), page, form);
    expect(await other.submit(await other.open('tiny', ticket), 'ru')).to.have.property('receipt');
    await one.answer(await one.openToAnswer('tiny', ticket), '1', { met: 'yes' });
    expect(await test.models.interviews.countDocuments()).to.equal(0);
    expect(await one.receiptOfSent(await one.open('tiny', ticket))).to.not.equal(null);
  });
});

describe('a draft that one process alone serves', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await startTestApp([fixture('tiny')]);
  });
  afterEach(() => test.close());

  const alone = () =>
    createServices({
      ...{ stores: createStores(test.models, undefined, true), clock: test.clock, random: randomBytes },
      secrets: ['a secret for tests only'],
    }).respond;

  it('is shown as it was acknowledged last, and not once it was left or sent', async () => {
    const one = alone();
    const ticket = one.begin(await one.openSurvey('tiny'));
    const shown = async () => (await one.openToShow('tiny', ticket)).answers;
    const answer = async (page: string, form: Record<string, string>) =>
      one.answer(await one.openToAnswer('tiny', ticket), page, form);
    expect(await shown()).to.deep.equal({});
    await answer('1', { met: 'no' });
    expect(await shown()).to.deep.equal({ met: 'no' });
    await answer('3', { where: 'none' });
    expect(await shown()).to.deep.equal({ met: 'no', where: ['none'] });
    expect(await one.submit(await one.open('tiny', ticket), 'ru')).to.have.property('receipt');
    expect(await shown()).to.deep.equal({});
    const other = one.begin(await one.openSurvey('tiny'));
    await one.answer(await one.openToAnswer('tiny', other), '1', { met: 'yes' });
    await one.forget(other);
    expect((await one.openToShow('tiny', other)).answers).to.deep.equal({});
  });

  it('is not remembered beyond its last day', async () => {
    const one = alone();
    const ticket = one.begin(await one.openSurvey('tiny'));
    await one.answer(await one.openToAnswer('tiny', ticket), '1', { met: 'yes' });
    await test.models.interviews.deleteMany({}); // as the database does when the day has come
    expect((await one.openToShow('tiny', ticket)).answers).to.deep.equal({ met: 'yes' });
    test.wait(20 * 86_400_000);
    expect((await one.openToShow('tiny', ticket)).answers).to.deep.equal({});
  });
});
