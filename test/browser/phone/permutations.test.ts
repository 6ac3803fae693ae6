import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import type { Answers } from '../../../surveys/answer.ts';
import { readStep } from '../../../surveys/answers.ts';
import { journey, onPath, stepAt } from '../../../surveys/journey.ts';
import { pageNumbered } from '../../../surveys/pages.ts';
import { fixture } from '../../support/app.ts';
import { seeded } from '../../surveys/random.ts';
import { begin, fill, next, openStage, placeOf, until, untilLeft, untilReady, type Stage } from './stage.ts';

const tiny = fixture('tiny');
const forms: Readonly<Record<string, readonly Record<string, string | string[]>[]>> = {
  1: [{ met: 'yes' }, { met: 'no' }, { met: 'refused' }],
  2: [{ amount: '500' }, { amount: '1500' }],
  3: [{ where: ['school'] }, { where: ['school', 'police'] }, { where: ['none'] }],
};

/** One person at one phone: what they did, and what they must find in the end. */
type Person = {
  readonly context: BrowserContext;
  readonly random: () => number;
  readonly hasScript: boolean;
  page: Page;
  answers: Answers;
};

const settle = async ({ page }: Person): Promise<void> => {
  await page.waitForLoadState('load').catch(() => undefined);
  await until(
    page,
    `document.readyState === 'complete' && document.querySelector('main h1, main legend') !== null`,
  );
};

const oneOf = <Item>({ random }: Person, items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to choose from');
  return item;
};

const answered = (answers: Answers, place: string, form: Record<string, string | string[]>): Answers => {
  const page = pageNumbered(tiny, place)?.id ?? '';
  const step = stepAt(journey(tiny, answers), page);
  return step ? readStep(step, form, answers).answers : answers;
};

/** Chooses, presses (once or twice) and is on another page afterwards. */
const answer = (presses: number) => async (person: Person) => {
  const { page } = person;
  const place = placeOf(page);
  const choices = forms[place];
  if (!choices) return;
  const form = oneOf(person, choices);
  await fill(page, form);
  const click = page.click(next, { clickCount: presses, noWaitAfter: true });
  await Promise.all([click.catch(() => undefined), untilLeft(page, place)]);
  person.answers = answered(person.answers, place, form);
};

const goTo = (path: string) => async (person: Person) => {
  await person.page.goto(new URL(path, person.page.url()).href);
};

const acts: Readonly<Record<string, (person: Person) => Promise<void>>> = {
  answer: answer(1),
  'answer with a double click': answer(2),
  reload: async ({ page }) => void (await page.reload()),
  'browser back': async ({ page }) => {
    const isInside = /\/(?:[123]|review)$/.test(new URL(page.url()).pathname);
    if (isInside) await page.goBack();
  },
  'browser forward': async ({ page }) => void (await page.goForward().catch(() => null)),
  'back by the link': async ({ page }) => {
    const place = placeOf(page);
    const link = page.locator('main .actions a.quiet').first();
    if (!(await link.count())) return;
    await link.click();
    await untilLeft(page, place);
  },
  'another language': async ({ page }) => {
    const link = page.locator('nav a[hreflang]').first();
    const before = new URL(page.url()).pathname;
    if (!(await link.count())) return;
    await link.click();
    await until(page, `location.pathname !== ${JSON.stringify(before)}`);
  },
  'another tab': async person => {
    const url = person.page.url();
    const old = person.page;
    person.page = await person.context.newPage();
    await person.page.goto(url);
    await settle(person);
    await answer(1)(person);
    await person.page.close();
    person.page = old;
    await old.bringToFront();
    await goTo('/s/tiny')(person);
  },
  'leave and come back': goTo('/s/tiny'),
  'nothing chosen': async ({ page }) => {
    if (!forms[placeOf(page)]) return;
    await fill(page, {});
    await page.click(next);
    await until(page, `document.querySelector('.mistakes') !== null`);
  },
  'a page ahead': goTo('/s/tiny/3'),
};

const isStart = (page: Page): boolean => placeOf(page) === 'tiny';

describe('an interview done in an odd order', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([tiny]);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());

  const finish = async (person: Person): Promise<void> => {
    for (let steps = 0; placeOf(person.page) !== 'done'; steps++) {
      if (steps > 12) throw new RangeError(`No way out of ${person.page.url()}`);
      const place = placeOf(person.page);
      if (forms[place]) await answer(1)(person);
      else {
        await person.page.click(next, { noWaitAfter: true });
        await untilLeft(person.page, place);
      }
      await settle(person);
    }
  };

  for (let seed = 1; seed <= 30; seed++) {
    const hasScript = seed % 2 === 0;
    it(`number ${seed}, ${hasScript ? 'with' : 'without'} script, meets no error and counts once, as answered last`, async () => {
      await stage.test.models.responses.deleteMany({});
      const { page, context } = await stage.phone({ javaScriptEnabled: hasScript });
      const person: Person = { page, context, random: seeded(seed), hasScript, answers: {} };
      const errors: string[] = [];
      context.on('response', response => {
        if (response.status() >= 400 && response.status() !== 422)
          errors.push(`${response.status()} ${response.url()}`);
      });
      const done: string[] = [];
      await begin(page, stage.address, 'tiny');
      if (hasScript && seed % 4 === 0) await untilReady(page);
      for (let count = 0; count < 8; count++) {
        if (isStart(person.page)) {
          await person.page.click(next);
          await settle(person);
        }
        const name = oneOf(person, Object.keys(acts));
        done.push(name);
        await acts[name]?.(person);
        await settle(person);
      }
      await finish(person);
      await until(person.page, `location.pathname.endsWith('/done')`);
      expect(errors, done.join(', ')).to.deep.equal([]);
      const responses = await stage.test.models.responses.find().lean();
      expect(
        responses.map(response => response.answers),
        done.join(', '),
      ).to.deep.equal([onPath(tiny, person.answers)]);
      await context.close();
    }).timeout(40_000);
  }
});
