// Rules about words: what a question must offer, and what reads badly or twice.
import type { Localised } from '../localised.ts';
import type { Option } from '../questions/option.ts';
import { questionRule } from './rule.ts';
import type { Asked, Discovery, Rule } from './rule.ts';
import { translationsOf } from './texts.ts';

const longestText = 300;
const longestWithoutShort = 90;

const says = (text: Localised, pattern: RegExp): boolean =>
  translationsOf(text).some(([, words]) => pattern.test(words));

const optionsOf = (question: Asked): readonly Option[] => ('options' in question ? question.options : []);

const inOptions = (
  question: Asked,
  judge: (option: Option, index: number) => string | undefined,
): readonly Discovery[] =>
  optionsOf(question).flatMap((option, index) => {
    const message = judge(option, index);
    return message === undefined ? [] : [{ path: `options[${index}]`, message }];
  });

const nonAnswer =
  /^(затрудняюсь( ответить)?|не знаю|отказ( от ответа)?|(предпочитаю|предпочту|не хочу) не? ?отвечать|нет ответа|hard to say|don.t know|do not know|refused|prefer not to (say|answer)|no answer)$/i;

const shareAlike = (first: Localised, second: Localised): boolean =>
  translationsOf(first).some(([language, words]) => second[language] === words);

export const wordingRules: readonly Rule[] = [
  questionRule('sensitive-without-refusal', 'error', question =>
    question.sensitive && !question.missing.includes('refused')
      ? 'is sensitive and offers no "prefer not to answer": add `refused` to `missing`'
      : undefined,
  ),
  questionRule('sensitive-unmarked', 'advice', question =>
    !question.sensitive && question.recall !== undefined && says(question.text, /взятк|взяток|подкуп|brib/i)
      ? 'asks about bribes in a period of life: write `sensitive: true`, so that the page says why it is safe'
      : undefined,
  ),
  questionRule('no-way-not-to-answer', 'advice', question =>
    question.missing.length === 0 ? 'leaves no way not to answer: people invent answers or leave' : undefined,
  ),
  questionRule('missing-as-option', 'warning', question =>
    inOptions(question, ({ label }) =>
      says(label, nonAnswer)
        ? 'is a way not to answer: list it under `missing`, so that it is counted apart'
        : undefined,
    ),
  ),
  questionRule('labels-equal', 'error', question =>
    inOptions(question, ({ label }, index) =>
      optionsOf(question)
        .slice(0, index)
        .some(other => shareAlike(other.label, label))
        ? 'reads like an option before it: nobody can tell them apart'
        : undefined,
    ),
  ),
  questionRule('other-without-specify', 'advice', question =>
    question.type === 'single' || question.type === 'multiple'
      ? inOptions(question, ({ label, specify }) =>
          !specify && says(label, /^(другое|другой|другая|иное|other)$/i)
            ? 'is "other" without a field: write `specify: true` to learn what'
            : undefined,
        )
      : undefined,
  ),
  questionRule('headline-without-share', 'error', ({ headline }) =>
    headline && translationsOf(headline.text).some(([, words]) => !words.includes('{share}'))
      ? 'has a headline without {share}: write it where the number goes, in every language'
      : undefined,
  ),
  questionRule('recall-missing', 'advice', question =>
    question.recall === undefined &&
    says(question.text, /последни\S*\s(12|двенадцат|год|шесть|6)|12 months|past year/i)
      ? 'names a period: write `recall:` too, so that unequal periods are never compared'
      : undefined,
  ),
  questionRule('text-long', 'advice', question =>
    translationsOf(question.text).some(([, words]) => words.length > longestText)
      ? `is longer than ${longestText} letters: move what explains to \`hint\``
      : undefined,
  ),
  questionRule('short-missing', 'advice', question =>
    question.short === undefined &&
    translationsOf(question.text).some(([, words]) => words.length > longestWithoutShort)
      ? 'is long and has no `short`: tables and charts need a few words'
      : undefined,
  ),
];
