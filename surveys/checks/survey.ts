// Rules about the questionnaire as a whole: its topics, its lists, and how much it asks of a person.
import { durationOf, longestMinutes, mostMinutes } from './duration.ts';
import { askedOf, pagesOf } from './rule.ts';
import type { Rule, Sentence } from './rule.ts';
import { optionsOf } from './options.ts';
import type { Page } from '../schema.ts';

/** Written answers of one person: each costs half a minute and loses people. */
const mostOpen = 3;

const topicsInOrder = (pages: readonly Page[]): readonly (string | undefined)[] =>
  pages.map(page => page.topic).filter((topic, index, all) => index === 0 || all[index - 1] !== topic);

const codesIn = (list: readonly { readonly code: string }[]): string =>
  list.map(({ code }) => code).join(' ');

const mostNamed = 6;

/** One sentence for all of them: a questionnaire without topics half way would drown the rest of the report. */
const withoutTopic = (placed: readonly { readonly page: Page }[]): Sentence => {
  const named = placed
    .slice(0, mostNamed)
    .map(({ page }) => page.id)
    .join(', ');
  const rest = placed.length - mostNamed;
  return {
    ru: `Без темы страниц: ${placed.length} (${named}${rest > 0 ? ` и ещё ${rest}` : ''}), хотя у других она есть: в результатах они выпадут из групп`,
    en: `Pages without a topic: ${placed.length} (${named}${rest > 0 ? ` and ${rest} more` : ''}), though others have one: results leave them out of the groups`,
  };
};

export const surveyRules: readonly Rule[] = [
  {
    code: 'too-long',
    severity: 'warning',
    about: {
      ru: `Анкета занимает в середине больше ${longestMinutes} минут: уходят или отвечают наугад`,
      en: `It takes more than ${longestMinutes} minutes in the middle: people leave, or answer anyhow`,
    },
    remedy: { ru: 'Уберите то, чего нет ни в одной таблице', en: 'Cut what no table needs' },
    find: study => {
      const { median } = durationOf(study);
      return median <= longestMinutes
        ? []
        : [
            {
              place: [],
              message: {
                ru: `Половина людей потратит больше ${Math.ceil(median)} минут`,
                en: `Half the people need more than ${Math.ceil(median)} minutes`,
              },
            },
          ];
    },
  },
  {
    code: 'longest-path',
    severity: 'advice',
    about: {
      ru: `Самый длинный путь больше ${mostMinutes} минут: опыт таких людей потеряется`,
      en: `The longest path takes more than ${mostMinutes} minutes: those people’s experience will be lost`,
    },
    remedy: {
      ru: 'Спросите подробности не обо всём, а о последнем случае',
      en: 'Ask for details of the last case, not of all',
    },
    find: study => {
      const { median, longest } = durationOf(study);
      return longest <= mostMinutes || median > longestMinutes ? [] : [{ place: [] }];
    },
  },
  {
    code: 'open-many',
    severity: 'advice',
    about: {
      ru: `Один человек пишет больше ${mostOpen} ответов своими словами`,
      en: `One person writes more than ${mostOpen} answers in their own words`,
    },
    remedy: { ru: 'Замените вариантами ответа', en: 'Offer options instead' },
    find: ({ respondents }) =>
      respondents.some(
        ({ steps }) =>
          steps.flatMap(({ questions }) => questions).filter(({ type }) => type === 'text').length > mostOpen,
      )
        ? [{ place: [] }]
        : [],
  },
  {
    code: 'topic-unused',
    severity: 'advice',
    about: { ru: 'Темы нет ни на одной странице', en: 'A topic is on no page' },
    remedy: { ru: 'Уберите её или назовите на странице', en: 'Remove it, or name it on a page' },
    find: ({ questionnaire: { topics, pages } }) =>
      topics.flatMap(({ code }, index) =>
        pages.some(page => page.topic === code) ? [] : [{ place: ['topics', index] }],
      ),
  },
  {
    code: 'topic-scattered',
    severity: 'advice',
    about: {
      ru: 'К теме возвращаются после другой: человек сбивается',
      en: 'A topic comes back after another: people lose the thread',
    },
    remedy: { ru: 'Соберите страницы темы вместе', en: 'Put the pages of a topic together' },
    find: ({ questionnaire: { topics, pages } }) => {
      const order = topicsInOrder(pages);
      return topics.flatMap(({ code }, index) =>
        order.filter(topic => topic === code).length > 1 ? [{ place: ['topics', index] }] : [],
      );
    },
  },
  {
    code: 'topic-missing',
    severity: 'advice',
    about: {
      ru: 'У страницы нет темы, хотя у других есть: в результатах она выпадет из групп',
      en: 'A page has no topic though others have: results leave it out of the groups',
    },
    remedy: { ru: 'Добавьте `topic`', en: 'Write `topic`' },
    find: ({ questionnaire }) => {
      const asking = pagesOf(questionnaire).filter(({ page }) =>
        page.questions.some(({ type }) => type !== 'information'),
      );
      const isUsed = asking.some(({ page }) => page.topic !== undefined);
      const [first, ...more] = isUsed ? asking.filter(({ page }) => page.topic === undefined) : [];
      if (!first) return [];
      return [
        { place: first.place, ...(more.length > 0 ? { message: withoutTopic([first, ...more]) } : {}) },
      ];
    },
  },
  {
    code: 'list-unused',
    severity: 'advice',
    about: { ru: 'Список из `lists` не нужен ни одному вопросу', en: 'No question uses this list' },
    remedy: { ru: 'Уберите его или назовите в вопросе', en: 'Remove it, or name it in a question' },
    find: ({ questionnaire }) => {
      const used = new Set(
        askedOf(questionnaire).flatMap(({ question }) => [
          codesIn(optionsOf(question)),
          codesIn('rows' in question ? question.rows : []),
        ]),
      );
      return Object.entries(questionnaire.lists).flatMap(([name, list]) =>
        used.has(codesIn(list)) ? [] : [{ place: ['lists', name] }],
      );
    },
  },
];
