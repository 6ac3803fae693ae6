import { expect } from 'chai';
import { typeset } from '../../../server/presenters/typography.ts';

/** Shows the spaces that do not break. */
const shown = (text: string, language: 'ru' | 'en' = 'ru'): string =>
  typeset(text, language).replaceAll('\u00a0', '~');

describe('typeset', () => {
  it('keeps a short word with the next one', () =>
    expect(shown('Что было в суде и в школе')).to.equal('Что было в~суде и~в~школе'));
  it('keeps a particle with the word before it', () =>
    expect(shown('Доверяете ли вы полиции? Хотели бы вы уехать?')).to.equal(
      'Доверяете~ли вы~полиции? Хотели~бы вы~уехать?',
    ));
  it('keeps a dash with the word before it', () =>
    expect(shown('Грозный — город')).to.equal('Грозный~— город'));
  it('keeps a number together, and with what it counts', () =>
    expect(shown('до 1 000 ₽ за 12 месяцев, меньше 10 человек')).to.equal(
      'до~1~000~₽ за~12~месяцев, меньше 10~человек',
    ));
  it('starts no line with a percent sign or a unit of files', () => {
    expect(shown('Доля ответов «Да», %. До 60 КБ')).to.equal('Доля ответов «Да»,~%. До~60~КБ');
    expect(shown('Share of “Yes”, %', 'en')).to.equal('Share of “Yes”,~%');
  });
  it('leaves short English words alone', () =>
    expect(shown('It is up to us', 'en')).to.equal('It is up to us'));
});
