// Rules about shape: what does not fit a phone, and what is written but has no effect.
import { questionRule } from './rule.ts';
import type { Discovery, Rule } from './rule.ts';
import { pagesOf } from './rule.ts';

/** On a screen of 320 px an option of a grid has a line of its own: more options make a row taller than the screen. */
const mostGridOptions = 7;
const mostGridRows = 12;
const mostOptions = 15;
const mostOnPage = 4;

const scattered = (groups: readonly (string | undefined)[]): readonly number[] =>
  groups.flatMap((group, index) =>
    group !== undefined && groups[index - 1] !== group && groups.indexOf(group) < index ? [index] : [],
  );

const inEffective = (
  list: readonly { readonly [key: string]: unknown }[],
  key: 'specify' | 'exclusive',
): readonly Discovery[] =>
  list.flatMap((option, index) =>
    option[key]
      ? [{ path: `options[${index}].${key}`, message: 'has no effect in this type: remove it' }]
      : [],
  );

export const layoutRules: readonly Rule[] = [
  questionRule('grid-wide', 'warning', question =>
    question.type === 'grid' && question.options.length > mostGridOptions
      ? `has ${question.options.length} options in each row: ${mostGridOptions} at most fit a phone`
      : undefined,
  ),
  questionRule('grid-long', 'advice', question =>
    question.type === 'grid' && question.rows.length > mostGridRows
      ? `has ${question.rows.length} rows: after ${mostGridRows} people tick one column, so split it`
      : undefined,
  ),
  questionRule('options-many', 'advice', question =>
    (question.type === 'single' || question.type === 'multiple') &&
    question.options.length > mostOptions &&
    !question.options.some(option => option.group)
      ? `has ${question.options.length} options without a heading: put them into groups`
      : undefined,
  ),
  {
    code: 'page-full',
    severity: 'advice',
    find: questionnaire =>
      pagesOf(questionnaire)
        .filter(({ page }) => page.questions.length > mostOnPage)
        .map(({ path, page }) => ({
          path,
          message: `has ${page.questions.length} questions: a phone shows one, so split the page`,
        })),
  },
  questionRule('groups-scattered', 'error', question =>
    'options' in question
      ? scattered(question.options.map(option => option.group && JSON.stringify(option.group))).map(
          index => ({
            path: `options[${index}].group`,
            message: 'is apart from the options of its group: put them together',
          }),
        )
      : undefined,
  ),
  questionRule('specify-without-effect', 'warning', question =>
    question.type === 'grid' || question.type === 'district'
      ? inEffective(question.options, 'specify')
      : undefined,
  ),
  questionRule('max-without-effect', 'warning', question =>
    question.type === 'multiple' && question.max !== undefined && question.max >= question.options.length
      ? `allows ${question.max} of ${question.options.length} answers: remove \`max\``
      : undefined,
  ),
  questionRule('max-one', 'warning', question =>
    question.type === 'multiple' && question.max === 1 ? 'allows one answer: use type single' : undefined,
  ),
];
