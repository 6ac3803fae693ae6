import { expect } from 'chai';
import { previousStep, stepAt } from '../../../../surveys/journey.ts';
import { presentStep } from '../../../../server/presenters/respond/step.ts';
import { fullAnswers, interviewWith } from '../../../support/interview.ts';
import { readerIn } from '../../../support/reader.ts';
import { mistakenPage, stepPage } from '../../views/pages.ts';

const reader = readerIn('ru');
/** Text as it is read: spaces that do not break are spaces. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const open = { home: 'shali', places: ['clinic'] };

describe('a page of the questionnaire', () => {
  it('is named by its number and never by its topic', () =>
    expect(plain(stepPage(reader, 'paid', open).frame.title)).to.equal('Вопрос 3 — Барометр'));

  it('names all its questions where it asks several', () => {
    const page = stepPage(reader, 'about_you', fullAnswers);
    expect(plain(page.frame.title)).to.equal('Вопросы 7–8 — Барометр');
    expect(page.title?.text).to.equal('Немного о\u00a0вас');
    expect(page.questions.map(({ level }) => level)).to.deep.equal([2, 2]);
  });

  it('says how far it is, in the plural the number needs', () => {
    expect(plain(stepPage(reader, 'home', {}).progress.label)).to.match(
      /^1 из примерно 8 · ещё около 2 минут$/,
    );
    expect(plain(stepPage(reader, 'word', fullAnswers).progress.label)).to.equal(
      '10 из примерно 10 · ещё около 1 минуты',
    );
    expect(stepPage(readerIn('en'), 'word', fullAnswers).progress.label).to.equal(
      '10 of about 10 · about 1 minute left',
    );
  });

  it('counts no question where it only informs', () => {
    const page = stepPage(reader, 'note', open);
    expect(plain(page.frame.title)).to.equal('Пояснение — Барометр');
    expect(plain(page.progress.label)).to.match(/^Осталось примерно 7 · около 2 минут$/);
    expect(stepPage(reader, 'paid', open).progress.value).to.equal(page.progress.value);
  });

  it('leads back to the page before, and from the first one to the start', () => {
    const { journey } = interviewWith(open);
    expect(previousStep(journey, 'paid')?.page.id).to.equal('note');
    expect(stepPage(reader, 'paid', open).back.href).to.equal('/s/every_type/3');
    expect(stepPage(reader, 'home', {}).back.href).to.equal('/s/every_type');
  });

  it('says what is true of saving, before the first answer and after it', () => {
    expect(stepPage(reader, 'home', {}).saved).to.include('сохранится');
    expect(stepPage(reader, 'places', open).saved).to.include('сохранены');
  });

  it('offers Chechen only where the questionnaire speaks it', () => {
    const names = stepPage(reader, 'home', {}).frame.languages.map(({ language }) => language);
    expect(names).to.deep.equal(['ru', 'en']);
    const interview = interviewWith({});
    const bilingual = { ...interview.questionnaire, languages: ['ru' as const, 'ce' as const] };
    const step = stepAt(interview.journey, 'home');
    if (!step) throw new RangeError('home is on every path');
    const page = presentStep(
      reader,
      { ...interview, questionnaire: bilingual },
      { step, answers: {}, mistakes: [] },
    );
    expect(page.frame.languages.map(({ language }) => language)).to.deep.equal(['ru', 'ce']);
  });

  it('says that the answer is saved, and not that one goes on, where everything is answered', () => {
    expect(stepPage(reader, 'paid', fullAnswers).next).to.equal('Сохранить');
    expect(stepPage(reader, 'paid', open).next).to.equal('Продолжить');
  });

  it('is left by quick exit through an address that forgets the interview, and by script at once for that of the settings', () => {
    const { exit, script } = stepPage(reader, 'home', {}).frame;
    expect([exit.href, script?.exit]).to.deep.equal(['/s/every_type/exit', 'https://neutral.example/']);
  });
});

describe('a page that comes back with a mistake', () => {
  it('says so in its title', () =>
    expect(plain(mistakenPage(reader, 'paid', open, {}).frame.title)).to.equal(
      'Ошибка: вопрос 3 — Барометр',
    ));

  it('leads from the summary to the field, and reminds that refusing is an answer', () => {
    const { mistakes } = mistakenPage(reader, 'paid', open, {});
    expect(mistakes?.heading).to.equal('Ответ не\u00a0выбран');
    expect(mistakes?.items.map(({ href, text }) => `${href} ${text}`)).to.deep.equal([
      '#paid Выберите один ответ',
    ]);
    expect(mistakes?.reassurance).to.include('«Предпочитаю не\u00a0отвечать»');
  });

  it('does not offer to refuse where that is not possible', () =>
    expect(mistakenPage(reader, 'about_you', fullAnswers, { age: '34' }).mistakes?.reassurance).to.equal(
      null,
    ));

  it('names the question where the page has several', () => {
    const { mistakes } = mistakenPage(reader, 'about_you', fullAnswers, { age: '5' });
    expect(plain(mistakes?.heading ?? '')).to.equal('Проверьте ответы на этой странице');
    expect(mistakes?.items.map(({ text }) => plain(text))).to.deep.equal([
      'Возраст: Напишите число не меньше 18',
      'Ваш пол: Выберите один ответ',
    ]);
  });

  it('names each row that is left, and its first input', () => {
    const { mistakes } = mistakenPage(reader, 'trust', open, { 'trust.police': 'no' });
    expect(mistakes?.items.map(({ href, text }) => `${href} ${plain(text)}`)).to.deep.equal([
      '#trust--doctors Выберите ответ в строке «Врачи вашей поликлиники»',
      '#trust--courts Выберите ответ в строке «Суды»',
    ]);
  });

  it('names the answer that stands alone', () => {
    const { mistakes } = mistakenPage(reader, 'places', {}, { places: ['clinic', 'none'] });
    expect(plain(mistakes?.items[0]?.text ?? '')).to.match(/^«Ни в одном из этих мест» выбирают без других/);
  });

  const sentences = [
    ['places', { places: [] }, 'Отметьте хотя бы один ответ'],
    ['places', { places: ['clinic', 'school', 'court', 'police'] }, 'Оставьте не больше 3 ответов'],
    ['places', { places: ['nowhere'] }, 'Ответьте ещё раз на этой странице'],
    ['amount', { amount: 'много' }, 'Напишите число цифрами или выберите ответ ниже'],
    ['amount', { amount: '1,555' }, 'Оставьте не больше 2 знаков после запятой'],
    ['amount', { amount: '2000000' }, 'Напишите число не больше 1 000 000'],
    ['word', { word: '' }, 'Напишите ответ или выберите, почему не отвечаете'],
    ['word', { word: 'ш'.repeat(41) }, 'Сократите текст до 40 знаков'],
  ] as const;
  for (const [page, form, sentence] of sentences)
    it(`says "${sentence}"`, () => {
      const { mistakes } = mistakenPage(reader, page, { ...open, paid: 'once' }, form);
      expect(plain(mistakes?.items[0]?.text ?? '')).to.equal(sentence);
    });

  it('says that a number must be whole', () => {
    const { mistakes } = mistakenPage(reader, 'about_you', fullAnswers, { age: '34,5', sex: 'male' });
    expect(plain(mistakes?.items[0]?.text ?? '')).to.equal('Возраст: Напишите целое число, без запятой');
  });
});
