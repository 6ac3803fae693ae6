import { expect } from 'chai';
import type { Answers } from '../../../../surveys/answer.ts';
import { presentReview } from '../../../../server/presenters/respond/review.ts';
import { fullAnswers, interviewWith } from '../../../support/interview.ts';
import { readerIn } from '../../../support/reader.ts';

const reader = readerIn('ru');
const shown = (answers: Answers): Record<string, string> =>
  Object.fromEntries(
    presentReview(reader, interviewWith(answers)).answers.map(({ label, lines }) => [
      label.replaceAll('\u00a0', ' '),
      lines
        .map(({ text }) => text)
        .join(' | ')
        .replaceAll('\u00a0', ' '),
    ]),
  );

describe('the review page', () => {
  it('says every answer in words', () =>
    expect(shown(fullAnswers)).to.deep.equal({
      'Где живёте': 'Шалинский',
      'Где бывали': 'Поликлиника, больница | Другое место: рынок',
      'Платили врачу': 'Да, один раз',
      'Сколько отдали': '5000 рублей',
      Доверие: 'Отвечено 3 из 3 строк',
      'Как часто решают взяткой': '6 из 10',
      Возраст: '34 года',
      'Ваш пол': 'Женский',
      'Что добавить': 'Меньше очередей',
      'Одно слово о вашей поликлинике': 'Предпочитаю не отвечать',
    }));

  it('says a band, a refused grid and an unsure scale in the words they were chosen by', () => {
    const answers = { ...fullAnswers, amount: 'small', trust: 'refused', spread: 'hard_to_say' };
    expect(shown(answers)).to.include({
      'Сколько отдали': 'До 1 000 ₽',
      Доверие: 'Предпочитаю не отвечать',
      'Как часто решают взяткой': 'Затрудняюсь ответить',
    });
  });

  it('bends the unit as the number needs', () => {
    const age = (years: number): string | undefined => shown({ ...fullAnswers, age: years })['Возраст'];
    expect([21, 34, 45].map(age)).to.deep.equal(['21 год', '34 года', '45 лет']);
  });

  it('counts the refused rows of a grid as not answered', () =>
    expect(
      shown({ ...fullAnswers, trust: { doctors: 'yes', police: 'refused', courts: 'hard_to_say' } })[
        'Доверие'
      ],
    ).to.equal('Отвечено 2 из 3 строк'));

  it('keeps the lines of a text', () =>
    expect(shown({ ...fullAnswers, wish: { text: 'Одно\nДругое' } })['Что добавить']).to.equal(
      'Одно | Другое',
    ));

  it('leaves out what the path no longer asks', () => {
    const closed = shown({ ...fullAnswers, places: ['school'] });
    expect(closed).not.to.have.any.keys('Платили врачу', 'Сколько отдали');
  });

  it('leads from each answer to its page, and names the answer for who cannot see it', () => {
    const [first] = presentReview(reader, interviewWith(fullAnswers)).answers;
    expect(first?.href).to.equal('/s/every_type/1');
    expect(first?.changeLabel).to.equal('Изменить: Где живёте');
  });

  it('sends by a form of its own', () =>
    expect(presentReview(reader, interviewWith(fullAnswers)).action).to.equal('/s/every_type/submit'));
});
