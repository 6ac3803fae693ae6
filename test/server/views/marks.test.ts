// Where a text of the questionnaire stands in another language than the page, it is marked with it: a screen reader that speaks
// English would spell out Russian letter by letter.
import { expect } from 'chai';
import { presentReview } from '../../../server/presenters/respond/review.ts';
import { presentStart } from '../../../server/presenters/respond/start.ts';
import type { Answers } from '../../../surveys/answer.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { fixture } from '../../support/app.ts';
import { demonstration, demonstrationAnswers } from '../../support/demonstration.ts';
import { everyType, fullAnswers, interviewWith } from '../../support/interview.ts';
import { readerIn } from '../../support/reader.ts';
import { presentMistaken, presentPage, render } from './pages.ts';

/** The same questionnaire before anybody has translated it. */
const untranslated = (questionnaire: Questionnaire): Questionnaire =>
  JSON.parse(JSON.stringify(questionnaire), (key, value: unknown) =>
    key === 'en' ? undefined : value,
  ) as Questionnaire; // texts with one language fewer

const alone = /^(meta|link|input|br|progress|!DOCTYPE)$/i;

type Open = { readonly tag: string; readonly isMarked: boolean };

/** Russian words for which no element around says that they are Russian; what screen readers do not see is left out. */
const unmarked = (html: string): readonly string[] => {
  const open: Open[] = [];
  return html.split(/(?=<)/).flatMap(part => {
    const [, tag = '', attributes = '', text = ''] = /^<\/?([!\w]+)([^>]*)>([^]*)$/.exec(part) ?? [];
    if (part.startsWith('</')) open.pop();
    else if (!alone.test(tag))
      open.push({
        tag,
        isMarked: open.at(-1)?.isMarked === true || /lang="ru"|aria-hidden/.test(attributes),
      });
    const isForeign = /[а-яё]{2}/i.test(text) && open.at(-1)?.isMarked !== true;
    return isForeign ? [`${open.at(-1)?.tag}: ${text.trim()}`] : [];
  });
};

/** What the respondent wrote is in a language nobody knows. */
const ownWords = /Меньше очередей$/;

const reader = readerIn('en');

for (const [original, answers] of [
  [everyType, fullAnswers],
  [demonstration, demonstrationAnswers],
] as readonly (readonly [Questionnaire, Answers])[]) {
  const interview = interviewWith(answers, untranslated(original));

  describe(`Russian on an English page of ${original.id} is marked`, () => {
    for (const { page } of interview.journey.steps)
      it(page.id, async () => {
        const html = await render('pages/respond/step', presentPage(reader, page.id, interview));
        expect(html)
          .to.match(/<html lang="en">/)
          .and.match(/[а-яё]{2}/i);
        expect(unmarked(html).filter(line => !ownWords.test(line))).to.deep.equal([]);
      });

    it('start and review', async () => {
      const start = await render('pages/respond/start', presentStart(reader, interview, null));
      expect(start).to.include('<h1 lang="ru">');
      expect(unmarked(start)).to.deep.equal([]);
      const review = await render('pages/respond/review', presentReview(reader, interview));
      expect(unmarked(review).filter(line => !ownWords.test(line))).to.deep.equal([]);
    });
  });
}

describe('what a questionnaire says of an answer against its rule', () => {
  it('is marked at the field and in the summary', async () => {
    const interview = interviewWith({}, untranslated(fixture('logic')));
    const [first] = interview.journey.steps;
    const page = presentMistaken(reader, first?.page.id ?? '', { interview, form: { born: '2025' } });
    const html = await render('pages/respond/step', page);
    expect(html).to.match(/<p class="mistake" id="born-mistake-1" lang="ru">/);
    expect(unmarked(html)).to.deep.equal([]);
  });
});

describe('a page in the language of its texts', () => {
  it('has no marks but those of the language switch', async () => {
    const html = await render(
      'pages/respond/step',
      presentPage(readerIn('ru'), 'paid', interviewWith(fullAnswers)),
    );
    expect(html.match(/<(?!html|a )\w+[^>]* lang=/g)).to.equal(null);
  });
});

describe('the review of what somebody pasted', () => {
  it('gives each line its own direction', async () => {
    const answers = { ...fullAnswers, wish: { text: 'שלום, 15%\nПривет' } };
    const html = await render('pages/respond/review', presentReview(readerIn('ru'), interviewWith(answers)));
    expect(html).to.include('<dd><div dir="auto">שלום, 15%</div><div dir="auto">Привет</div></dd>');
  });
});
