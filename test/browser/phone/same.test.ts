import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { readLibrary } from '../../../server/services/library.ts';
import { projectRoot } from '../../../server/root.ts';
import { simulate } from '../../../surveys/simulate.ts';
import { seeded } from '../../surveys/random.ts';
import { begin, fill, formAt, next, openStage, placeOf, untilLeft, untilReady, type Stage } from './stage.ts';
import { everyType } from '../../support/interview.ts';

const questionnaires = [everyType, ...readLibrary(join(projectRoot, 'surveys', 'library'))];

type Both = { readonly here: string; readonly there: string };

/** The page on the screen and the page that the server sends for its address, as markup without what only a script adds. */
const bothPages = async (page: Page): Promise<Both> => {
  const both = await page.evaluate(`(async () => {
    const clean = body => {
      for (const each of body.querySelectorAll('[tabindex]')) {
        if (!each.matches('.mistakes, [id$=-question]')) each.removeAttribute('tabindex');
      }
      return body.innerHTML.replace(/\\s+/g, ' ').replace(/> </g, '><').trim();
    };
    const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const there = new DOMParser().parseFromString(await response.text(), 'text/html');
    const here = document.cloneNode(true);
    return {
      here: document.documentElement.lang + ' ' + document.title + ' ' + clean(here.body),
      there: there.documentElement.lang + ' ' + there.title + ' ' + clean(there.body),
    };
  })()`);
  return both as Both; // made by the lines above
};

const untilSame = async (page: Page): Promise<Both> => {
  let both = await bothPages(page);
  for (let attempt = 0; attempt < 40 && both.here !== both.there; attempt++) {
    await page.waitForTimeout(50);
    both = await bothPages(page);
  }
  return both;
};

describe('a page made on the phone', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage(questionnaires);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());

  for (const [at, questionnaire] of questionnaires.entries()) {
    const language = at % 2 === 0 ? '/en' : '';
    it(`is the page the server would have sent, all through ${questionnaire.id}${language}`, async () => {
      const answers = simulate(questionnaire, seeded(at + 1));
      const { page, context } = await stage.phone();
      await begin(page, `${stage.address}${language}`, questionnaire.id);
      await untilReady(page);
      let navigations = 0;
      page.on('request', request => request.isNavigationRequest() && navigations++);
      let pages = 0;
      while (placeOf(page) !== 'review') {
        const place = placeOf(page);
        if (pages > 0) {
          const both = await untilSame(page);
          expect(both.here, place).to.equal(both.there);
        }
        await fill(page, formAt(page, questionnaire, answers));
        await page.click(next);
        await untilLeft(page, place);
        pages++;
      }
      const review = await untilSame(page);
      expect(review.here).to.equal(review.there);
      expect(navigations, 'pages asked of the server').to.equal(0);
      await context.close();
    }).timeout(120_000);
  }
});
