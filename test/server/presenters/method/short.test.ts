import { expect } from 'chai';
import { presentOutcomes, tellableRate } from '../../../../server/presenters/method/outcomes.ts';
import { shortMethod } from '../../../../server/presenters/method/short.ts';
import type { Statement } from '../../../../server/services/statements.ts';
import { readerIn } from '../../../support/reader.ts';
import { longStatement, statement } from './statement.ts';

const lines = (language: 'ru' | 'en', changed: Partial<Statement> = {}): string[] =>
  shortMethod(readerIn(language), { ...statement, ...changed }).map(line => line.replaceAll('\u00a0', ' '));

describe('the method in three lines', () => {
  it('says who, how, how many, when, how precisely and for whom, in Russian', () =>
    expect(lines('ru')).to.deep.equal([
      'Опрос населения, жители от 18 лет; случайная выборка; n = 1 500; 3–28 июня 2013.',
      'Лично, дома у респондента и по телефону; языки анкеты: русский и чеченский; взвешено по признакам «Пол».',
      'Погрешность у вопросов ко всем опрошенным — не больше ± 3 п. п. (95 %). Заказчик: Администрация.',
    ]));

  it('says the same in English', () =>
    expect(lines('en').at(-1)).to.equal(
      'Margin of error of questions asked of everybody: at most ± 3 points (95%). Sponsored by Administration.',
    ));

  it('says why volunteers have no margin of error', () =>
    expect(lines('ru', { wave: { ...statement.wave, sample: 'volunteer' } }).at(-1)).to.include(
      'Погрешность не указана: выборка не случайная',
    ));

  it('keeps each line short, however long the names are', () => {
    const sponsor = { ru: 'Очень длинное название '.repeat(40), en: 'A very long name '.repeat(40) };
    for (const language of ['ru', 'en'] as const)
      for (const line of lines(language, { ...longStatement, texts: { ...longStatement.texts, sponsor } }))
        expect(line.length).to.be.below(330);
  });

  it('claims no weighting that did not come about', () =>
    expect(lines('ru', { precision: { ...statement.precision, isUnfitted: true } })[1]).to.include(
      'взвешено по вероятности отбора',
    ));
});

describe('the outcomes of selection', () => {
  const outcomes = { ineligible: 500, unknown: 20, noncontact: 300, refusal: 400, partial: 40, other: 0 };
  const with_ = (changed: Partial<typeof outcomes>, count = 1500): Statement => {
    const all = { ...outcomes, ...changed };
    const asked = count + all.unknown + all.noncontact + all.refusal + all.partial + all.other;
    return { ...statement, count, outcomes: all, responseRate: count / asked };
  };
  const shown = (changed: Partial<typeof outcomes>) =>
    presentOutcomes(readerIn('en'), with_(changed))?.rows.map(({ count, share }) => `${count} ${share}`);

  it('add up to everybody who was selected', () => expect(shown({})?.[0]).to.equal('2,760 100%'));

  it('hide fewer than ten, and the total from which they would follow, and tell a nought', () => {
    const rows = shown({ partial: 9 });
    expect(rows?.[0]).to.equal('not published —');
    expect(rows?.[5]).to.equal('fewer than 10 —');
    expect(rows?.[6]).to.equal('0 —');
    expect(rows?.join(' ')).to.not.include('%');
  });

  it('give the response rate only where no hidden count follows from it', () => {
    expect(tellableRate(with_({ partial: 5 }, 1000))).to.be.closeTo(0.58, 0.001);
    expect(tellableRate(with_({ partial: 5, unknown: 0, noncontact: 0, refusal: 12 }, 15))).to.equal(null);
    expect(tellableRate(with_({}))).to.be.closeTo(0.664, 0.001);
  });
});
