import { expect } from 'chai';
import { checkWords, withWords } from '../../../../server/services/findings/words.ts';
import type { QuestionResult } from '../../../../server/services/results/result.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../results/published.ts';

const asked = survey([
  single('met', ['yes', 'no'], {
    ...headlineOf('yes'),
    text: { ru: 'Сталкивались ли вы за 12 месяцев?', en: 'Did you meet it in 12 months?' },
  }),
]);

describe('the words around a number', () => {
  let question: QuestionResult;
  let close: () => Promise<void>;
  before(async () => {
    const database = await openTestDatabase();
    ({ close } = database);
    const rows = rowsOf([20, { met: 'yes' }], [80, { met: 'no' }]);
    const results = await publish(database.stores, asked, [{ name: '2013', rows }]);
    question = await results.question('sample', 'met');
  });
  after(() => close());

  const en = 'Of all, {share} met it';
  const said = (ru: string) =>
    checkWords({ ru, en }, question).map(({ field, code, found }) => [field, code, found]);

  for (const [words, mistake] of [
    ['Столкнулись {share} жителей', null],
    ['За 12 месяцев столкнулись {share} жителей', null],
    ['', ['ru', 'empty', '']],
    ['Столкнулись 20 % жителей', ['ru', 'placeholder', '{share}']],
    ['Столкнулись {share} жителей, это 20 человек из ста', ['ru', 'number', '20']],
    ['Столкнулись {share} жителей, впятеро чаще, чем 3,5 года назад', ['ru', 'number', '3,5']],
    ['Столкнулись {share} жителей, это ½ прежнего', ['ru', 'number', '½']],
    ['Столкнулись {share} жителей (٣ из ста)', ['ru', 'number', '٣']],
    ['Столкнулись {share} % жителей', ['ru', 'sign', '%']],
    ['Столкнулись {share} жителей, каждый пятый', ['ru', 'number', 'каждый пятый']],
    ['Столкнулись {share} жителей, это пятнадцать из ста', ['ru', 'number', 'пятнадцать']],
    ['Половина жителей, а точнее {share}', ['ru', 'number', 'половина']],
    ['Столкнулись {share} жителей, вдвое больше', ['ru', 'number', 'вдвое']],
    ['Столкнулись {share} жителей, а именно XV', ['ru', 'number', 'xv']],
    ['Столкнулись {share} жителей: платят за семью и стоят в очереди', null],
    ['Столкнулись {share} жителей (２３ из ста)', ['ru', 'number', '２３']],
    ['Столкнулись {share} жителей (۲۳ из ста)', ['ru', 'number', '۲۳']],
    ['Столкнулись {share} ％ жителей', ['ru', 'sign', '％']],
    ['Столкнулись \u202e{share}\u202c жителей', ['ru', 'unseen', 'U+202E']],
    ['Столкнулись {share}\u0003 жителей', ['ru', 'unseen', 'U+0003']],
    ['От {share} до {share}', ['ru', 'twice', '{share}']],
    ['Столкнулись {share} жителей, было {before}', ['ru', 'unknown', '{before}']],
  ] as const)
    it(`${mistake === null ? 'may be' : `may not be (${mistake[1]})`}: ${words}`, () =>
      expect(said(words)).to.deep.equal(mistake === null ? [] : [mistake]));

  for (const [words, found] of [
    ['{share} met it, one in five', 'one in'],
    ['Half of them: {share} met it', 'half'],
    ['{share} met it, twice as many', 'twice'],
    ['{share} met it: no one in the office helped', null],
  ] as const)
    it(`${found === null ? 'may be' : 'may not be'} in English: ${words}`, () => {
      const mistakes = checkWords({ ru: 'Столкнулись {share}', en: words }, question);
      expect(mistakes.map(mistake => mistake.found)).to.deep.equal(found === null ? [] : [found]);
    });

  it('take the place of the questionnaire’s own and leave every number as it was', () => {
    const words = { ru: 'Попали {share}', en };
    const told = withWords(question, words);
    expect(told.focus?.kind === 'headline' && told.focus.headline.text).to.deep.equal(words);
    expect(told.waves).to.equal(question.waves);
  });
});
