// The language that a screen reader speaks in: Russian words under a Chechen address are marked as Russian, Chechen ones as Chechen.
import { expect } from 'chai';
import request from 'supertest';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { keysOf } from '../../support/respondent.ts';

const chechen = { ru: 'Да', ce: 'ХӀаъ', en: 'Yes' };

describe('pages under a Chechen address', () => {
  let test: TestApp;
  before(async () => {
    const tiny = fixture('tiny');
    const [first, ...rest] = tiny.pages;
    const asked = first?.questions[0];
    if (!first || asked?.type !== 'single') throw new RangeError('The first question has options');
    const [option, ...options] = asked.options;
    if (!option) throw new RangeError('The first question has options');
    const question = {
      ...asked,
      text: { ...asked.text, ce: 'Хаттар?' },
      options: [{ ...option, label: chechen }, ...options],
    };
    test = await startTestApp([
      {
        ...tiny,
        languages: ['ru', 'ce', 'en'],
        pages: [{ ...first, questions: [question, ...first.questions.slice(1)] }, ...rest],
      },
    ]);
  });
  after(() => test.close());

  const page = async (prefix: string): Promise<string> => {
    const begun = await request(test.app).post(`${prefix}/s/tiny`);
    return (
      await request(test.app).get(`${prefix}/s/tiny/1`).set('Cookie', keysOf(begun.headers['set-cookie']))
    ).text;
  };

  it('are Russian as long as the interface is, with Chechen questions and answers marked', async () => {
    const text = await page('/ce');
    expect(text).to.match(/<html lang="ru">/);
    expect(text).to.include('<h1 lang="ce">Хаттар?</h1>').and.include('<span lang="ce">ХӀаъ</span>');
    expect(text).to.match(/<span>[^<]*Затрудняюсь ответить/);
  });

  it('need no marks in a language that has all words', async () => {
    expect(await page(''))
      .to.match(/<html lang="ru">/)
      .and.not.match(/<(h1|span) lang=/);
    expect(await page('/en'))
      .to.match(/<html lang="en">/)
      .and.not.match(/<(h1|span) lang=/);
  });
});
