// The page of a question: every number on it comes from the same estimate, and nothing on it says more than was measured.
import { expect } from 'chai';
import { presentQuestion } from '../../../../server/presenters/results/question.ts';
import type { QuestionResult, WaveResult } from '../../../../server/services/results/index.ts';
import { readerIn } from '../../../support/reader.ts';
import { longFall, questionOf, threeWaves, waveOf } from './findings.ts';

const [russian, english] = [readerIn('ru'), readerIn('en')];
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const page = (question: QuestionResult, reader = russian) => presentQuestion(reader, question);
const three = questionOf(threeWaves, { longChange: longFall });

describe('The page of a question', () => {
  it('is headed by the finding, with the number large beside it', () => {
    const { title, big } = page(three);
    expect(plain(title)).to.equal('Столкнулись 9 % ± 2 жителей; за год изменение в пределах погрешности');
    expect(big && plain(`${big.value} ${big.margin}`)).to.equal('9 % ± 2');
  });

  it('says under the headline what happened over the whole series, and why two numbers are no change', () => {
    expect(page(three).stand.map(plain)).to.deep.equal([
      'По сравнению с 2011 годом доля ниже на 4 пункта (± 3).',
      'Разница с прошлой волной, 10 и 9 %, могла получиться случайно, поэтому изменением мы её не называем.',
    ]);
  });

  it('carries title, measure, source, base, dates and the demonstration mark inside each figure', () => {
    const [trend, bars] = page(three).figures;
    expect(plain(trend?.title ?? '')).to.equal('Сталкивались: 14, 10 и 9 %');
    expect(plain(trend?.measure ?? '')).to.equal('Доля ответов «Да», %. Жители от 18 лет');
    expect(trend?.source.map(plain)).to.deep.equal([
      'В. 12. «Сталкивались ли вы?»',
      'Опрос населения, жители от 18 лет; n = 1 500, 1 500 и 1 500; 2011–2013.',
      'Полоса — 95-процентный интервал. Пунктир — изменение в пределах погрешности. localhost:3000/results/sample/met',
      'Метод: localhost:3000/method/sample/2013',
    ]);
    expect(trend?.demo).to.equal('Демонстрационные данные');
    expect(plain(bars?.source[1] ?? '')).to.include('3–28 июня 2013');
  });

  it('marks an established change and one within error differently', () => {
    expect(
      page(three).figures[0]?.changes.map(change => [plain(change.label), change.isEstablished]),
    ).to.deep.equal([
      ['в пределах погрешности', false],
      ['−4 п. п. ± 3', true],
    ]);
  });

  it('tells the chart in words, stop by stop', () => {
    const { spoken } = page(three).figures[0]?.block ?? {};
    expect(plain(spoken?.[1] ?? '')).to.equal(
      '2012: 10 %, интервал 9–12, n = 1 500; к волне 2011: −3 п. п., больше погрешности',
    );
    expect(spoken).to.have.length(3);
  });

  it('repeats the headline ready for print with survey, base and dates', () => {
    expect(plain(page(three).press?.text ?? '')).to.equal(
      'Столкнулись 9 % ± 2 жителей; за год изменение в пределах погрешности (Опрос населения, n = 1 500, 3–28 июня 2013).',
    );
  });

  it('sets few waves side by side and many one under another, newest first', () => {
    const { table } = page(three);
    expect(table.columns).to.deep.equal(['2011', '2012', '2013']);
    expect(table.rows[0]?.cells.map(({ text, under }) => [plain(text), under])).to.deep.equal([
      ['14 %', '11–16'],
      ['10 %', '9–12'],
      ['9 %', '7–12'],
    ]);
    const many = ['2008', '2009', '2010', '2011', '2012'].map(name => ({
      name,
      share: [0.2, 0.02] as const,
    }));
    const long = page(questionOf(many)).table;
    expect(long.rows.map(({ heading }) => heading)).to.deep.equal(['2012', '2011', '2010', '2009', '2008']);
    expect(long.columns).to.include('n');
  });

  it('shows in English what it shows in Russian', () => {
    const { title, stand, figures } = page(three, english);
    expect(plain(title)).to.equal('9% ± 2 of residents met it; no change on the year beyond sampling error');
    expect(plain(stand[0] ?? '')).to.equal('Down 4 points (± 3) on 2011.');
    expect(figures[0]?.title).to.equal('Met it: 14, 10 and 9%');
  });

  it('names a wave without dates by its name', () => {
    const { opens: _, closes: __, ...wave } = waveOf(threeWaves[2]!).wave;
    const question = questionOf(threeWaves);
    const waves = question.waves.map((each, i) => (i === 2 ? { ...each, wave } : each));
    expect(plain(page({ ...question, waves }).press?.text ?? '')).to.include('волна 2013');
  });

  it('says plainly that volunteers are not a random sample, and states no margin anywhere', () => {
    const wave: Partial<WaveResult['wave']> = { sample: 'volunteer', modes: ['web'] };
    const volunteers = questionOf(
      threeWaves.map(({ name }) => ({ name, share: [0.2, null] as const, wave })),
    );
    const shown = page(volunteers);
    expect(plain(shown.title)).to.equal('Среди ответивших: столкнулись 20 % жителей');
    expect(shown.stand[0]).to.include('Выборка не\u00a0случайная');
    expect(shown.passport.changes).to.equal(null);
    expect(JSON.stringify({ ...shown, frame: null })).not.to.include('±');
    expect(shown.passport.facts.items.map(({ term }) => term)).not.to.include('Интервал');
  });

  it('keeps a hidden newest wave in place and says it is hidden', () => {
    const question = questionOf([threeWaves[0]!, threeWaves[1]!, { name: '2013', share: null }]);
    const shown = page(question);
    expect(shown.title).to.equal('Сталкивались');
    expect(plain(shown.stand[0] ?? '')).to.equal('В волне 2013 мало ответов: доля не публикуется.');
    expect(shown.table.rows.map(row => row.cells[2]?.text)).to.include('мало ответов');
    expect(shown.press).to.equal(null);
    expect(shown.big).to.equal(null);
  });

  it('speaks of the most frequent answer where the questionnaire gives no headline', () => {
    const category = three.categories[0]!;
    const shown = page({ ...three, focus: { kind: 'answer', category, codes: ['yes'] } });
    expect(plain(shown.title)).to.include('Сталкивались: чаще всего отвечают «Да», 9 % ± 2');
  });

  it('warns that a characteristic fixed by the weights is no finding', () => {
    const fixed = questionOf([{ name: '2013', share: [0.51, 0.001], more: { isFixed: true } }]);
    expect(page(fixed).stand[0]).to.include('заданы взвешиванием');
  });

  it('says where the question changed', () => {
    const changed = questionOf([threeWaves[0]!, { ...threeWaves[2]!, change: null, isComparable: false }]);
    expect(page(changed).stand.map(plain)).to.deep.equal([
      'Вопрос изменён в 2013 году; с прежними волнами доля не сравнивается.',
    ]);
  });
});
