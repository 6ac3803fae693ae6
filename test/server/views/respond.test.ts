import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { loadAssets } from '../../../server/assets.ts';
import { presentProblem } from '../../../server/presenters/problem.ts';
import { presentDone } from '../../../server/presenters/respond/done.ts';
import { presentCode, presentMove } from '../../../server/presenters/respond/move.ts';
import { notices, presentNotice } from '../../../server/presenters/respond/notice.ts';
import { presentReview } from '../../../server/presenters/respond/review.ts';
import { presentStart } from '../../../server/presenters/respond/start.ts';
import { Problem } from '../../../server/problem.ts';
import { projectRoot } from '../../../server/root.ts';
import { everyType, fullAnswers, interviewWith } from '../../support/interview.ts';
import { readerIn } from '../../support/reader.ts';
import { complaints } from './complaints.ts';
import { mistakenPage, render, stepPage } from './pages.ts';

const weight = (text: string): number => gzipSync(text).length;

const interview = interviewWith(fullAnswers);
const hostile = '"><script>alert(1)</script>';

for (const language of ['ru', 'en'] as const) {
  const reader = readerIn(language);
  const step = (page: object) => render('pages/respond/step', page);
  const pages: Readonly<Record<string, () => Promise<string>>> = {
    start: () => render('pages/respond/start', presentStart(reader, interviewWith({}), null)),
    'start with an interview under way': () =>
      render('pages/respond/start', presentStart(reader, interview, interview)),
    review: () => render('pages/respond/review', presentReview(reader, interview)),
    done: () =>
      render(
        'pages/respond/done',
        presentDone(reader, { survey: interview.survey, isDemonstration: false }, [1, 2, 3]),
      ),
    ...Object.fromEntries(
      notices.map(kind => [
        `a notice: ${kind}`,
        () => render('pages/respond/notice', presentNotice(reader, interview.survey, kind)),
      ]),
    ),
    'going on elsewhere': () => render('pages/respond/move', presentMove(reader, interview, null)),
    'a code': () => render('pages/respond/move', presentMove(reader, interview, '482107935660214873')),
    'a place for a code': () => render('pages/respond/code', presentCode(reader, interview, null)),
    'a code that does not fit': () => render('pages/respond/code', presentCode(reader, interview, hostile)),
    problem: () =>
      render('pages/problem', presentProblem(reader, new Problem('wave_closed', { survey: 'x' }))),
    ...Object.fromEntries(
      everyType.pages.map(({ id }) => [`page ${id}`, () => step(stepPage(reader, id, fullAnswers))]),
    ),
    'a choice with a mistake': () => step(mistakenPage(reader, 'paid', fullAnswers, {})),
    'several answers with a mistake': () =>
      step(mistakenPage(reader, 'places', {}, { places: ['none', 'school'] })),
    'a number with a mistake': () => step(mistakenPage(reader, 'amount', fullAnswers, { amount: hostile })),
    'a grid with mistakes': () => step(mistakenPage(reader, 'trust', fullAnswers, {})),
    'a group with mistakes': () => step(mistakenPage(reader, 'about_you', fullAnswers, {})),
    'a text with a mistake': () =>
      step(mistakenPage(reader, 'wish', fullAnswers, { wish: hostile.repeat(20) })),
  };

  describe(`the respondent's pages in ${language}`, () => {
    for (const [name, page] of Object.entries(pages)) {
      it(`are valid HTML: ${name}`, async () => expect(await complaints(await page())).to.deep.equal([]));
      it(`weigh at most 8 KB: ${name}`, async () => expect(weight(await page())).to.be.within(500, 8192));
    }

    it('load a style sheet and one script that nothing waits for', async () => {
      const html = await step(stepPage(reader, 'home', {}));
      const loaded = html.match(/<(?:link|script|img)\b[^>]*?(?:href|src)="(?!data:)[^"]+"[^>]*>/g);
      expect(loaded).to.have.length(2);
      expect(loaded?.[1]).to.match(/^<script [^>]*nonce="nonce" defer /);
    });

    it('run no script of their own and have no style of their own', async () => {
      const all = await Promise.all(Object.values(pages).map(page => page()));
      const own = all.map(html => html.replace(/<script src="\/assets\/respond.js"[^>]*><\/script>/, ''));
      expect(own.filter(html => /<script|<style|\sstyle=|\son[a-z]+=/i.test(html))).to.deep.equal([]);
    });

    it('give an answer to no address and to no memory of the browser', async () => {
      const html = (await Promise.all(Object.values(pages).map(page => page()))).join('\n');
      const forms = html.match(/<form[^>]*>/g) ?? [];
      expect(forms.filter(form => !form.includes('method="post"'))).to.deep.equal([]);
      const fields = html.match(/<(?:input type="text"|textarea)[^>]*>/g) ?? [];
      expect(fields.filter(field => !field.includes('autocomplete="off"'))).to.deep.equal([]);
    });

    it('move the reader to the summary of mistakes, which leads to inputs that are there', async () => {
      const html = await step(mistakenPage(reader, 'about_you', fullAnswers, {}));
      expect(html).to.match(/class="mistakes"[^>]* autofocus/);
      const targets = [...html.matchAll(/class="tap" href="#([^"]+)"/g)].map(([, id]) => id);
      expect(targets).to.deep.equal(['age', 'sex']);
      expect(targets.filter(id => !html.includes(`<input`) || !html.includes(`id="${id}"`))).to.deep.equal(
        [],
      );
    });

    it('lead on from quick exit without saying where from', async () =>
      expect(await step(stepPage(reader, 'home', {}))).to.match(
        /<a class="exit" href="(?:\/en)?\/s\/every_type\/exit" rel="noreferrer">/,
      ));
  });
}

describe('the style sheet of the respondent', () => {
  let css: string;
  before(() => {
    css = readFileSync(join(projectRoot, 'dist', loadAssets()('respondent.css')), 'utf8');
  });
  it('is at most 9.5 KB', () => expect(css.length).to.be.at.most(9.5 * 1024));
  it('loads nothing', () => expect(css).not.to.match(/url\(|@import|@font-face/));
});
