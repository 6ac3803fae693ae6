import { expect } from 'chai';
import { presentReview } from '../../../../server/presenters/respond/review.ts';
import type { Form } from '../../../../surveys/answers.ts';
import { demonstration, demonstrationAnswers } from '../../../support/demonstration.ts';
import { interviewWith } from '../../../support/interview.ts';
import { readerIn } from '../../../support/reader.ts';
import { presentMistaken, presentPage } from '../../views/pages.ts';

const readers = { ru: readerIn('ru'), en: readerIn('en') };
const interview = interviewWith(demonstrationAnswers, demonstration);
type Page = ReturnType<typeof presentPage>;
type View = Page['questions'][number];

/** The question of a page, seen as its type. */
const shown = <Type extends View['type']>(id: string, type: Type, language: 'ru' | 'en' = 'ru') => {
  const found = presentPage(readers[language], id, interview).questions.find(each => each.type === type);
  if (!found) throw new RangeError(`${id} is not of type ${type}`);
  return found as Extract<View, { type: Type }>; // found by this very type
};
const plain = (text: string): string => text.replace(/\u00a0/g, ' ').replace(/\u2011/g, '-');

const saidAbout = (id: string, form: Form): readonly string[] =>
  (presentMistaken(readers.ru, id, { interview, form }).mistakes?.items ?? []).map(({ text }) => plain(text));

describe('the view-model of a randomised response', () => {
  it('tells for each side of the coin what to do, and what to do without one', () => {
    const coin = shown('paid_coin', 'randomised-response');
    expect(coin.cases.map(({ term, title }) => plain(`${term}: ${title}`))).to.deep.equal([
      'Орёл (герб): Нажмите «Да»',
      'Решка (число): Ответьте правду',
    ]);
    expect(coin.isLedger).to.equal(false);
    expect(plain(coin.instead?.text ?? '')).to.include('(0, 2, 4, 6, 8)');
  });

  it('says in two sentences why nobody can know, with the number computed from the instrument', () => {
    for (const [id, share] of [
      ['paid_coin', '50 из 100'],
      ['paid_dice', '17 из 100'],
      ['paid_birthday', '25 из 100'],
    ] as const) {
      const why = plain(shown(id, 'randomised-response').safe?.text ?? '');
      expect(why, id).to.include(share);
      expect(why.match(/\.(?= |$)/g), id).to.have.length(2);
    }
  });

  it('names the outcomes of a die and the months of a birthday as people say them', () => {
    const terms = (id: string, language: 'ru' | 'en') =>
      shown(id, 'randomised-response', language).cases.map(({ term }) => plain(term));
    expect(terms('paid_dice', 'ru')).to.deep.equal(['Выпало 1', 'Выпало 6', 'Выпало 2, 3, 4 или 5']);
    expect(terms('paid_birthday', 'ru')).to.deep.equal([
      'День рождения с января по март',
      'День рождения в другое время',
    ]);
    expect(terms('paid_birthday', 'en')[0]).to.equal('Birthday from January to March');
  });

  it('gives the die two questions to choose from, the innocent one made from its months', () => {
    const either = shown('paid_or_birthday', 'randomised-response');
    expect(plain(either.heading)).to.equal('Ответьте на один из двух вопросов');
    expect(either.cases.map(({ text }) => plain(text))).to.deep.equal([
      'Давали ли вы взятку за последние 12 месяцев?',
      'День рождения этого человека — с января по март?',
    ]);
  });
});

describe('the view-model of', () => {
  it('a crosswise question has both statements and one answer for the two', () => {
    const crosswise = shown('paid_triangular', 'crosswise');
    expect(crosswise.statements.map(({ text }) => plain(text))).to.deep.equal([
      'День рождения этого человека — с 1-го по 10-е число любого месяца.',
      'За последние 12 месяцев мне приходилось давать взятку.',
    ]);
    expect(crosswise.options.map(({ label }) => plain(label))).to.deep.equal([
      'Не верно ни одно',
      'Верно хотя бы одно',
    ]);
  });

  it('a list experiment counts in words up to all of the list this interview drew', () => {
    const list = shown('deeds', 'list-experiment');
    expect(list.counts.map(({ label }) => label)).to.deep.equal([
      'Ничего',
      'Одно',
      'Два',
      'Три',
      'Четыре',
      'Все пять',
    ]);
    expect(list.items.map(({ text }) => plain(text))).to.include(
      'Отдать деньги или подарок, чтобы дело решилось',
    );
  });

  it('a scale with words at every point is a column', () => {
    const scale = shown('better', 'scale');
    expect(scale.isRow).to.equal(false);
    expect(scale.points.map(({ meaning }) => meaning).filter(Boolean)).to.have.length(5);
  });

  it('a district has a field that suggests from the list where the list is long', () => {
    const { search, groups } = shown('district', 'district');
    expect(search?.names).to.have.length(17);
    expect(groups.flatMap(({ options }) => options)).to.have.length(17);
  });
});

describe('a mistake says what to do:', () => {
  for (const [id, form, sentence] of [
    [
      'last_visit',
      { 'last_visit.day': '31', 'last_visit.month': '02', 'last_visit.year': '2023' },
      'Даты 31 февраля 2023 нет в календаре: исправьте день или месяц',
    ],
    [
      'last_visit',
      { 'last_visit.day': '1', 'last_visit.month': '1', 'last_visit.year': '1999' },
      'Исправьте ответ: самое раннее — 2010',
    ],
    ['passport_month', { 'passport_month.year': '2019' }, 'Напишите месяц числом от 1 до 12 или словом'],
    ['born', {}, 'Напишите дату или выберите ответ ниже'],
    [
      'urgent',
      { 'urgent.1': 'roads', 'urgent.2': 'courts', 'urgent.3': 'roads' },
      '«Дороги» стоит и на 1-м, и на 3-м месте: замените в одном из них',
    ],
    ['urgent', { 'urgent.1': 'roads', 'urgent.2': 'courts' }, 'Выберите, что поставить на 3-е место'],
    ['sources', { sources: 'tv' }, 'Отметьте не меньше 2 ответов'],
    ['deeds', {}, 'Посчитайте и выберите число'],
  ] as const)
    it(sentence, () => expect(saidAbout(id, form)).to.include(sentence));
});

describe('the review of', () => {
  const lines = new Map(
    presentReview(readers.ru, interview).answers.map(({ label, lines }) => [
      plain(label),
      lines.map(({ text }) => plain(text)).join(' | '),
    ]),
  );
  for (const [label, line] of [
    ['Последнее посещение', '8 ноября 2023'],
    ['Когда паспорт', 'ноябрь 2019'],
    ['Год рождения', '1975'],
    ['Что важнее', '1. Дороги | 2. Поликлиники и больницы | 3. Суды'],
    ['Лучше или хуже', '3 — так же'],
    ['Сколько из списка', 'Два'],
    ['Вопрос с монетой', 'Да. Что за этим стоит, знаете только вы'],
    ['Два утверждения', 'Верны оба или не верно ни одно. Что за этим стоит, знаете только вы'],
  ] as const)
    it(label, () => expect(lines.get(label)).to.equal(line));
});
