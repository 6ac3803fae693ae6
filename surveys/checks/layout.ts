// Rules about shape: what does not fit a phone, and what is written but has no effect.
import { discovered, pagesOf, questionRule } from './rule.ts';
import type { Discovery, Judgement, Rule } from './rule.ts';
import type { Page } from '../schema.ts';

/** On a screen of 320 px an option of a grid has a line of its own: more options make a row taller than the screen. */
const mostGridOptions = 7;
const mostGridRows = 12;
const mostOptions = 15;
const mostOnPage = 4;
const mostGridsInARow = 2;

const scattered = (groups: readonly (string | undefined)[]): readonly number[] =>
  groups.flatMap((group, index) =>
    group !== undefined && groups[index - 1] !== group && groups.indexOf(group) < index ? [index] : [],
  );

const inEffective = (
  list: readonly { readonly [key: string]: unknown }[],
  key: 'specify' | 'exclusive',
): readonly Discovery[] =>
  list.flatMap((option, index) => (option[key] ? [{ place: ['options', index, key] }] : []));

/** What is carried forward is often a list shared with the question of many answers, where `exclusive` has its effect. */
const isCarried = (question: object): boolean =>
  'carry_forward' in question && question.carry_forward !== undefined;

type PageRule = Omit<Rule, 'find'> & {
  readonly judge: (page: Page, index: number, pages: readonly Page[]) => Judgement;
};

const pageRule = ({ judge, ...rule }: PageRule): Rule => ({
  ...rule,
  find: ({ questionnaire }) =>
    pagesOf(questionnaire).flatMap(({ page, place }, index) =>
      discovered(place, judge(page, index, questionnaire.pages)),
    ),
});

const isOnly = (page: Page | undefined, type: 'grid' | 'information'): boolean =>
  page !== undefined && page.questions.every(question => question.type === type);

export const layoutRules: readonly Rule[] = [
  questionRule({
    code: 'grid-wide',
    severity: 'warning',
    about: { ru: 'Таблица шире телефона', en: 'A grid has more options than fit a phone' },
    remedy: {
      ru: `Оставьте ${mostGridOptions} вариантов или сделайте отдельные вопросы`,
      en: `Leave ${mostGridOptions}, or make separate questions`,
    },
    judge: question =>
      question.type === 'grid' && question.options.length > mostGridOptions
        ? {
            ru: `Вариантов в каждой строке: ${question.options.length}`,
            en: `${question.options.length} options in each row`,
          }
        : undefined,
  }),
  questionRule({
    code: 'grid-long',
    severity: 'advice',
    about: {
      ru: 'Таблица длинная: дальше отмечают один столбец не читая',
      en: 'A grid is long: people tick one column down',
    },
    remedy: {
      ru: `Разделите: не больше ${mostGridRows} строк`,
      en: `Split it: ${mostGridRows} rows at most`,
    },
    judge: question =>
      question.type === 'grid' && question.rows.length > mostGridRows
        ? { ru: `Строк в таблице: ${question.rows.length}`, en: `${question.rows.length} rows` }
        : undefined,
  }),
  pageRule({
    code: 'grids-in-a-row',
    severity: 'advice',
    about: {
      ru: 'Несколько таблиц подряд: ответы в последних хуже',
      en: 'Several grids one after another: answers in the last ones are poorer',
    },
    remedy: { ru: 'Поставьте между ними другой вопрос', en: 'Put a question of another kind between them' },
    judge: (_, index, pages) =>
      pages.slice(index - mostGridsInARow, index + 1).length === mostGridsInARow + 1 &&
      index >= mostGridsInARow &&
      pages.slice(index - mostGridsInARow, index + 1).every(page => isOnly(page, 'grid')) &&
      !isOnly(pages[index - mostGridsInARow - 1], 'grid'),
  }),
  questionRule({
    code: 'options-many',
    severity: 'advice',
    about: { ru: 'Длинный список без подзаголовков', en: 'A long list of options without headings' },
    remedy: { ru: 'Соберите варианты в группы (`group`)', en: 'Put the options into groups (`group`)' },
    judge: question =>
      (question.type === 'single' || question.type === 'multiple') &&
      question.options.length > mostOptions &&
      !question.options.some(option => option.group)
        ? {
            ru: `Вариантов без подзаголовков: ${question.options.length}`,
            en: `${question.options.length} options without a heading`,
          }
        : undefined,
  }),
  pageRule({
    code: 'page-full',
    severity: 'advice',
    about: { ru: 'На странице слишком много вопросов', en: 'A page has too many questions' },
    remedy: {
      ru: 'Разделите страницу: на телефоне виден один вопрос',
      en: 'Split the page: a phone shows one question',
    },
    judge: page =>
      page.questions.length > mostOnPage
        ? {
            ru: `Вопросов на странице: ${page.questions.length}`,
            en: `${page.questions.length} questions on the page`,
          }
        : undefined,
  }),
  pageRule({
    code: 'page-untitled',
    severity: 'advice',
    about: {
      ru: 'У страницы из нескольких вопросов нет заголовка',
      en: 'A page of several questions has no title',
    },
    remedy: { ru: 'Напишите `title`', en: 'Write `title`' },
    judge: page => page.questions.length > 1 && page.title === undefined,
  }),
  pageRule({
    code: 'information-doubled',
    severity: 'advice',
    about: {
      ru: 'Две страницы без вопросов подряд: их пролистывают',
      en: 'Two pages without a question in a row: people tap through',
    },
    remedy: { ru: 'Соедините их в одну короткую', en: 'Join them into one short page' },
    judge: (page, index, pages) => isOnly(page, 'information') && isOnly(pages[index - 1], 'information'),
  }),
  questionRule({
    code: 'groups-scattered',
    severity: 'error',
    about: {
      ru: 'Вариант стоит отдельно от своей группы: заголовок напечатается дважды',
      en: 'An option is apart from its group: the heading would stand twice',
    },
    remedy: { ru: 'Поставьте варианты группы рядом', en: 'Put the options of a group together' },
    judge: question =>
      'options' in question
        ? scattered(question.options.map(option => option.group && JSON.stringify(option.group))).map(
            index => ({ place: ['options', index, 'group'] }),
          )
        : undefined,
  }),
  questionRule({
    code: 'specify-without-effect',
    severity: 'warning',
    about: {
      ru: '`specify` здесь не действует: поля не будет',
      en: '`specify` has no effect here: no field will open',
    },
    remedy: {
      ru: 'Уберите его или возьмите тип single либо multiple',
      en: 'Remove it, or use type single or multiple',
    },
    judge: question =>
      question.type === 'grid' || question.type === 'district'
        ? inEffective(question.options, 'specify')
        : undefined,
  }),
  questionRule({
    code: 'exclusive-without-effect',
    severity: 'warning',
    about: {
      ru: '`exclusive` действует только там, где ответов несколько',
      en: '`exclusive` has an effect only where several answers may be given',
    },
    remedy: { ru: 'Уберите его или возьмите тип multiple', en: 'Remove it, or use type multiple' },
    judge: question =>
      question.type !== 'multiple' && 'options' in question && !isCarried(question)
        ? inEffective(question.options, 'exclusive')
        : undefined,
  }),
  questionRule({
    code: 'max-without-effect',
    severity: 'warning',
    about: { ru: '`max` не меньше числа вариантов', en: '`max` is no less than the number of options' },
    remedy: { ru: 'Уберите `max`', en: 'Remove `max`' },
    judge: question =>
      question.type === 'multiple' && question.max !== undefined && question.max >= question.options.length,
  }),
  questionRule({
    code: 'max-one',
    severity: 'warning',
    about: {
      ru: 'В вопросе с несколькими ответами разрешён один',
      en: 'A question with several answers allows one',
    },
    remedy: { ru: 'Возьмите тип single', en: 'Use type single' },
    judge: question => question.type === 'multiple' && question.max === 1,
  }),
];
