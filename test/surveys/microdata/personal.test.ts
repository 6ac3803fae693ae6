// A questionnaire made in the designer calls its questions q1, q2, …: people are protected by what is asked, not by how it is called.
import { expect } from 'chai';
import { codebook } from '../../../surveys/codebook.ts';
import { keyChoices } from '../../../surveys/microdata/choose.ts';
import { single, survey } from '../../server/services/results/published.ts';

const asking = (ru: string, more: object = {}) => {
  const questionnaire = survey([{ ...single('q1', ['a', 'b']), text: { ru }, ...more }]);
  const [choice] = keyChoices(questionnaire, codebook(questionnaire));
  return { isUsual: choice?.isUsual, isFirst: choice?.isFirst };
};

describe('what people are known by', () => {
  for (const words of ['Ваш пол', 'Сколько вам полных лет?', 'Какое у вас образование?', 'Где вы живёте?'])
    it(`is chosen by itself where the question is called q1: ${words}`, () =>
      expect(asking(words)).to.deep.equal({ isUsual: true, isFirst: true }));

  for (const words of [
    'Кто вы по национальности?',
    'Ваше семейное положение',
    'Вы живёте в городе или в селе?',
  ])
    it(`leaves as a quasi-identifier or not at all: ${words}`, () =>
      expect(asking(words)).to.deep.equal({ isUsual: true, isFirst: false }));

  it('is told by the short words and in English as well', () => {
    expect(asking('К кому себя отнесёте?', { short: { ru: 'Пол' } }).isFirst).to.equal(true);
    expect(asking('Возр.', { text: { ru: 'Возр.', en: 'How old are you?' } }).isFirst).to.equal(true);
  });

  for (const words of [
    'Что было у вас в школе, колледже, вузе?',
    'Как давно это было, в полных днях?',
    'Пользовались?',
  ])
    it(`is not what only sounds like it: ${words}`, () =>
      expect(asking(words, { short: { ru: 'Образование: что было' } }).isUsual).to.equal(false));
});
