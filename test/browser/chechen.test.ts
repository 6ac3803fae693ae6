// Under a Chechen address: the words that are there in Chechen, Russian for all others, and never a hole between them.
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../server/root.ts';
import { readLibrary } from '../../server/services/library.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { simulate } from '../../surveys/simulate.ts';
import { overflowOf } from '../support/browser.ts';
import { seeded } from '../surveys/random.ts';
import { begin, fill, formAt, openStage, placeOf, press, untilReady, type Stage } from './phone/stage.ts';

const chechen: Readonly<Record<string, string>> = { Да: 'ХӀаъ', Нет: 'ХӀан-хӀа' };

type Texts = { readonly ru?: string; readonly ce?: string };

/** As a sociologist leaves it who has begun to translate: two words are there, all others not yet. */
const begun = (questionnaire: Questionnaire): Questionnaire => {
  const copy = JSON.parse(JSON.stringify(questionnaire), (_, value: unknown) => {
    const word = typeof value === 'object' && value !== null ? chechen[(value as Texts).ru ?? ''] : undefined; // asked for one field
    return word === undefined ? value : { ...(value as Texts), ce: word }; // it had a Russian text
  }) as Questionnaire; // the same with more words
  return { ...copy, languages: ['ru', 'ce', 'en'] };
};

const questionnaires = readLibrary(join(projectRoot, 'surveys', 'library'))
  .filter(({ id }) => id === 'population' || id === 'service_exit')
  .map(begun);

/** What no page may show: a name of a text or of a value instead of its words. */
const holes = /undefined|\[object|NaN|\{\{|respond:|\$\{/;

type Seen = {
  readonly wide: string[];
  readonly broken: string[];
  readonly unmarked: string[];
  marked: number;
};

type Shown = {
  readonly text: string;
  readonly title: string;
  readonly language: string;
  /** The languages of elements with Chechen words. */
  readonly words: readonly string[];
};

const look = async (page: Page, seen: Seen): Promise<void> => {
  const place = placeOf(page);
  const { text, title, language, words } = await page.evaluate<Shown>(`({
    text: document.body.innerText,
    title: document.title,
    language: document.documentElement.lang,
    words: [...document.querySelectorAll('main *')]
      .filter(each => !each.closest('[aria-hidden]') && !each.children.length && each.textContent.includes('Ӏ'))
      .map(each => each.closest('[lang]').lang),
  })`);
  if ((await overflowOf(page)) > 0) seen.wide.push(place);
  if (holes.test(text) || language !== 'ru' || !title.endsWith('— Барометр')) seen.broken.push(place);
  if (words.some(each => each !== 'ce')) seen.unmarked.push(place);
  seen.marked += words.length;
};

describe('an interview under a Chechen address', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage(questionnaires);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());

  for (const questionnaire of questionnaires)
    for (const hasScript of [false, true])
      it(`goes from start to thanks: ${questionnaire.id}, ${hasScript ? 'with' : 'without'} script`, async function () {
        this.timeout(240_000);
        const answers = simulate(questionnaire, seeded(5));
        const seen: Seen = { wide: [], broken: [], unmarked: [], marked: 0 };
        const { page, context } = await stage.phone({ javaScriptEnabled: hasScript });
        await begin(page, `${stage.address}/ce`, questionnaire.id);
        if (hasScript) await untilReady(page);
        while (placeOf(page) !== 'review') {
          await look(page, seen);
          await fill(page, formAt(page, questionnaire, answers));
          await press(page);
        }
        await look(page, seen);
        await press(page);
        await look(page, seen);
        expect(new URL(page.url()).pathname).to.equal(`/ce/s/${questionnaire.id}/done`);
        expect(seen).to.deep.include({ wide: [], broken: [], unmarked: [] });
        expect(seen.marked).to.be.above(0);
        await context.close();
      });
});
