// Rules about what will be measured: amounts, bands, scales and headlines that cannot mean what they say.
import { codebook } from '../codebook.ts';
import { translationsOf } from './texts.ts';
import { questionRule } from './rule.ts';
import type { Rule } from './rule.ts';

export const measureRules: readonly Rule[] = [
  questionRule('bands-incomplete', 'warning', question => {
    if (question.type !== 'number') return undefined;
    const [first] = question.bands;
    const last = question.bands.at(-1);
    if (first === undefined || last === undefined) return undefined;
    if (first.from > question.min)
      return `has no band for amounts from ${question.min} to ${first.from}: add one`;
    return last.to !== undefined && last.to < question.max
      ? `has no band for amounts above ${last.to}: leave out \`to\` of the last one`
      : undefined;
  }),
  questionRule('scale-ends-equal', 'error', question =>
    question.type === 'scale' &&
    translationsOf(question.low).some(([language, words]) => question.high[language] === words)
      ? 'has the same words at both ends: say what each end means'
      : undefined,
  ),
  questionRule('amount-without-unit', 'advice', question =>
    question.type === 'number' && question.max > 1000 && question.unit === undefined
      ? 'has no `unit`: people answer in thousands, dollars or days'
      : undefined,
  ),
  {
    code: 'headline-counts-everyone',
    severity: 'warning',
    find: questionnaire => {
      const told = codebook(questionnaire).filter(({ headline, categories }) => {
        const answers = categories.filter(category => !category.isMissing);
        return headline !== undefined && answers.every(({ code }) => headline.codes.includes(code));
      });
      return [...new Set(told.map(({ question }) => question))].map(question => ({
        path: question,
        message: 'has a headline that counts every answer: leave out those it does not mean',
      }));
    },
  },
  {
    code: 'topic-unused',
    severity: 'advice',
    find: ({ topics, pages }) =>
      topics.flatMap(({ code }, index) =>
        pages.some(page => page.topic === code)
          ? []
          : [{ path: `topics[${index}]`, message: `is on no page: remove ${code} or name it there` }],
      ),
  },
];
