// An interview too long for one parcel, and a phone whose clock is wrong.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { readQuestionnaire } from '../../../surveys/read.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { fixture } from '../../support/app.ts';
import { begin, fill, next, openStage, placeOf, until, untilLeft, untilReady, type Stage } from './stage.ts';

const letters = 2000;
/** Of two bytes each: together more than the 300,000 bytes that go at once. */
const pages = 90;

const wordy = (): Questionnaire => {
  const pageAt = (at: number) => ({
    ...{ type: 'text', id: `word${at}`, text: { ru: `Расскажите, часть ${at}` }, length: letters },
    missing: ['refused'],
  });
  const document = {
    ...{ format: 'barometer/1', id: 'wordy', title: { ru: 'Рассказ' }, languages: ['ru'] },
    population: { ru: 'Все' },
    start: { heading: { ru: 'Рассказ' }, lead: { ru: 'О себе' }, who: { ru: 'Мы' }, why: { ru: 'Так' } },
    pages: Array.from({ length: pages }, (_, at) => pageAt(at + 1)),
  };
  const read = readQuestionnaire(JSON.stringify(document), 'wordy.yaml');
  if ('mistakes' in read) throw new RangeError(read.mistakes.map(({ message }) => message).join('\n'));
  return read.questionnaire;
};

const tiny = fixture('tiny');

const answerPage = async (page: Page, form: Record<string, string>): Promise<void> => {
  const place = placeOf(page);
  await fill(page, form);
  await page.click(next);
  await untilLeft(page, place);
};

describe('a phone out in the field for days', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([wordy(), tiny]);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());
  afterEach(() => stage?.test.models.responses.deleteMany({}));

  it('sends a long interview in several parts, in order, and it arrives whole and once', async function () {
    this.timeout(180_000);
    const { page, context } = await stage.phone();
    await begin(page, stage.address, 'wordy');
    await untilReady(page);
    await context.setOffline(true);
    const told = (at: number): string => `${at} ${'ж'.repeat(letters - 4)}`;
    for (let at = 1; at <= pages; at += 1) await answerPage(page, { [`word${at}`]: told(at) });
    await page.click(next);
    await until(page, `document.querySelector('[data-notice=waiting]') !== null`);
    const parts: { readonly pages: readonly { readonly number: string }[]; readonly submit: unknown }[] = [];
    page.on('request', sent => {
      if (sent.method() === 'POST') parts.push(JSON.parse(sent.postData() ?? '{}') as (typeof parts)[number]); // as our own script writes it
    });
    await context.setOffline(false);
    await until(page, `location.pathname.endsWith('/done')`, 60_000);
    const numbers = parts.flatMap(part => part.pages.map(({ number }) => Number(number)));
    expect(parts.length).to.be.above(1);
    expect(numbers).to.deep.equal(Array.from({ length: pages }, (_, at) => at + 1));
    expect(parts.map(({ submit }) => submit !== null)).to.deep.equal(
      parts.map((_, at) => at === parts.length - 1),
    );
    const [response, ...more] = await stage.test.models.responses.find().lean();
    expect(more).to.deep.equal([]);
    expect(Object.keys(response?.answers ?? {})).to.have.length(pages);
    expect(response?.answers).to.deep.include({ [`word${pages}`]: { text: told(pages) } });
    await context.close();
  });

  it('goes on and sends once when its clock is set back a year in the middle', async () => {
    const { page, context } = await stage.phone();
    await begin(page, stage.address, 'tiny');
    await untilReady(page);
    await answerPage(page, { met: 'yes' });
    await context.setOffline(true);
    await page.evaluate(`{
      const { now } = Date;
      Date.now = () => now() - 365 * 86_400_000;
    }`);
    await answerPage(page, { amount: '1500' });
    await answerPage(page, { where: 'school' });
    await page.click(next);
    await until(page, `document.querySelector('[data-notice=waiting]') !== null`);
    await context.setOffline(false);
    await until(page, `location.pathname.endsWith('/done')`);
    const [response, ...more] = await stage.test.models.responses.find().lean();
    expect(more).to.deep.equal([]);
    expect(response?.answers).to.deep.equal({ met: 'yes', amount: 1500, where: ['school'] });
    await context.close();
  });
});
