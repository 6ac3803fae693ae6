import { expect } from 'chai';
import { presentStart } from '../../../../server/presenters/respond/start.ts';
import { everyType, fullAnswers, interviewWith } from '../../../support/interview.ts';
import { readerIn } from '../../../support/reader.ts';

const reader = readerIn('ru');
const open = interviewWith({});

describe('the start page', () => {
  it('gives minutes and questions from the shortest path to the longest, and names: none', () => {
    const figures = presentStart(reader, open, null).figures.map(({ number, label }) => `${number} ${label}`);
    expect(figures).to.deep.equal(['2–3 минуты', '8–10 вопросов', '0 имён']);
  });

  it('gives one number where there is one path', () => {
    const short = { ...everyType, pages: everyType.pages.slice(0, 1) };
    const { figures } = presentStart(reader, { ...open, questionnaire: short }, null);
    expect(figures.map(({ number, label }) => `${number} ${label}`)).to.deep.equal([
      '1 минута',
      '1 вопрос',
      '0 имён',
    ]);
  });

  it('has one button where nothing is under way', () => {
    const page = presentStart(reader, open, null);
    expect(page.begin).to.deep.equal({ action: '/s/every_type', label: 'Начать' });
    expect(page.again).to.equal(null);
  });

  it('goes on with what is under way, and quietly offers another person a clean start', () => {
    const page = presentStart(reader, open, interviewWith(fullAnswers));
    expect(page.begin.label).to.equal('Продолжить');
    expect(page.again?.action).to.equal('/s/every_type/leave');
    expect(page.again?.note).to.include('удалены');
  });

  it('promises that every question may be refused only where it is so', () => {
    expect(presentStart(reader, open, null).voluntary).not.to.include('любой вопрос');
    const first = { ...everyType, pages: everyType.pages.slice(0, 7) };
    const page = presentStart(reader, { ...open, questionnaire: first }, null);
    expect(page.voluntary.replaceAll('\u00a0', ' ')).to.include('На любой вопрос можно не отвечать');
  });

  it('can be linked to at who asks and at what is not recorded', () => {
    const ids = presentStart(reader, open, null).facts.flatMap(({ id }) => id ?? []);
    expect(ids).to.deep.equal(['who', 'privacy']);
  });

  it('says that a demonstration is one', () => {
    expect(presentStart(reader, open, null).demonstration).to.equal(null);
    const shown = presentStart(reader, interviewWith({}, everyType, true), null);
    expect(shown.demonstration).to.include('демонстрация');
  });

  it('does not name the topic in its title', () =>
    expect(presentStart(reader, open, null).frame.title).to.equal('Опрос\u00a0— Барометр'));
});
