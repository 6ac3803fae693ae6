import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { presentReview } from '../../../server/presenters/respond/review.ts';
import type { Form } from '../../../surveys/answers.ts';
import { demonstration, demonstrationAnswers } from '../../support/demonstration.ts';
import { interviewWith } from '../../support/interview.ts';
import { readerIn } from '../../support/reader.ts';
import { complaints } from './complaints.ts';
import { presentMistaken, presentPage, render } from './pages.ts';

const interview = interviewWith(demonstrationAnswers, demonstration);
const hostile = '"><script>alert(1)</script>';
const asks = demonstration.pages.filter(({ questions }) => questions[0]?.type !== 'information');

/** Forms that come back, by page. */
const wrong: readonly (readonly [page: string, form: Form])[] = [
  ['last_visit', { 'last_visit.day': '31', 'last_visit.month': '2', 'last_visit.year': '2023' }],
  ['last_visit', { 'last_visit.day': hostile, 'last_visit.month': '2', 'last_visit.year': '2023' }],
  ['passport_month', { 'passport_month.month': 'зимой', 'passport_month.year': '2019' }],
  ['urgent', { 'urgent.1': 'roads', 'urgent.2': 'roads' }],
  ['urgent', { 'urgent.1': hostile }],
  ['sources', { sources: 'tv' }],
  ['deeds', { deeds: '9' }],
];

for (const language of ['ru', 'en'] as const) {
  const reader = readerIn(language);
  const step = (page: object): Promise<string> => render('pages/respond/step', page);
  const pages: Readonly<Record<string, () => Promise<string>>> = {
    review: () => render('pages/respond/review', presentReview(reader, interview)),
    ...Object.fromEntries(
      demonstration.pages.map(({ id }) => [id, () => step(presentPage(reader, id, interview))]),
    ),
    ...Object.fromEntries(
      asks.map(({ id }) => [
        `${id} left empty`,
        () => step(presentMistaken(reader, id, { interview, form: {} })),
      ]),
    ),
    ...Object.fromEntries(
      wrong.map(([id, form], at) => [
        `${id} with mistake ${at}`,
        () => step(presentMistaken(reader, id, { interview, form })),
      ]),
    ),
  };

  describe(`pages of every question type in ${language}`, () => {
    for (const [name, page] of Object.entries(pages))
      it(`are valid HTML of at most 8 KB: ${name}`, async () => {
        const html = await page();
        expect(await complaints(html)).to.deep.equal([]);
        expect(gzipSync(html).length).to.be.within(500, 8192);
        const own = html.replace(/<script src="\/assets\/respond.js"[^>]*><\/script>/, '');
        expect(own).to.not.include('<script').and.not.include('style=');
      });

    it('lead from each mistake to an input that is there', async () => {
      const mistaken = Object.keys(pages).filter(name => / left empty| with mistake /.test(name));
      for (const name of mistaken) {
        const html = (await pages[name]?.()) ?? '';
        const targets = [...html.matchAll(/class="tap" href="#([^"]+)"/g)].map(([, id]) => id);
        expect(targets, name).to.not.have.lengthOf(0);
        for (const id of targets) expect(html, name).to.include(`id="${id}"`);
      }
    });
  });
}
