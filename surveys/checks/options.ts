// Rules about lists of answers: what cannot be told apart, what nobody can choose, and what is missing.
import type { Localised } from '../localised.ts';
import type { Option } from '../questions/option.ts';
import { questionRule } from './rule.ts';
import type { Asked, Discovery, Rule, Sentence } from './rule.ts';
import { says, translationsOf, words } from './texts.ts';

/** README: about 60 letters an option; past this it is a text to read. */
const longestOption = 90;
const fewestToBeAList = 5;

export const optionsOf = (question: Asked): readonly Option[] =>
  'options' in question ? question.options : [];

const inOptions = (
  question: Asked,
  judge: (option: Option, index: number) => Sentence | boolean | undefined,
): readonly Discovery[] =>
  optionsOf(question).flatMap((option, index) => {
    const found = judge(option, index);
    const place = ['options', index];
    if (found === undefined || found === false) return [];
    return found === true ? [{ place }] : [{ place, message: found }];
  });

const nonAnswer =
  /^(затрудняюсь( ответить)?|не знаю|отказ( от ответа)?|(предпочитаю|предпочту|не хочу) не? ?отвечать|нет ответа|hard to say|don.t know|do not know|refused|prefer not to (say|answer)|no answer)$/i;

const otherLabel = /^(другое|иное|прочее|other|something else)(\s*[(:,.].*)?$/i;

const noneLabel = words(
  'ничего из (этого|перечисленного)|ни одно(го|й)? из|никто из|none of (these|them|the above)|nothing of the kind',
);

/** «Никуда не обращался»: denies every other option, by its first word. */
const nowhereLabel =
  /^(никто|ничего|нигде|никуда|ниоткуда|никому|ни с кем|ни с чем|nobody|nothing|nowhere)(?!\p{L})/iu;

/** Ways to say that none of the others holds. */
const emptyLabel =
  /^(нет|никто|ничего|нигде|никуда|никогда|никак\p{L}*|ни |не |no|none|nobody|nothing|nowhere|never|not )(?!\p{L})/iu;

const agreeLabel =
  /^(полностью |скорее |совершенно |абсолютно |rather |fully |strongly |completely )?(да|нет|согласен|не согласен|доверяю|не доверяю|yes|no|agree|disagree|trust)(?!\p{L})/iu;

const shareAlike = (first: Localised, second: Localised): boolean =>
  translationsOf(first).some(([language, label]) => second[language] === label);

const isOther = ({ label }: Option): boolean => says(label, otherLabel);

const isChoice = (question: Asked): boolean => question.type === 'single' || question.type === 'multiple';

/** An ordinary option that stands after it, so that it is not the last of its kind. */
const hasOrdinaryAfter = (question: Asked, index: number): boolean =>
  optionsOf(question)
    .slice(index + 1)
    .some(option => !isOther(option) && !option.exclusive && !says(option.label, emptyLabel));

const lacksAnOut = (question: Asked): boolean => {
  const options = optionsOf(question);
  return (
    question.type === 'single' &&
    !('ordered' in question && question.ordered) &&
    options.length >= fewestToBeAList &&
    !options.some(option => isOther(option) || option.exclusive || option.specify) &&
    !options.some(({ label }) => says(label, emptyLabel) || says(label, noneLabel)) &&
    !question.missing.includes('hard_to_say')
  );
};

const frequency = words('как часто|сколько раз|how often|how many times');
const neverLabel = words('никогда|ни разу|не было|не бывает|не обращал\\p{L}*|never|not once|hardly ever');

export const optionRules: readonly Rule[] = [
  questionRule({
    code: 'missing-as-option',
    severity: 'warning',
    about: {
      ru: 'Способ не отвечать стоит среди ответов',
      en: 'A way not to answer stands among the answers',
    },
    remedy: {
      ru: 'Уберите его: `missing` добавит его сам и посчитает отдельно',
      en: 'List it under `missing` instead, so that it is counted apart',
    },
    judge: question => inOptions(question, ({ label }) => says(label, nonAnswer)),
  }),
  questionRule({
    code: 'labels-equal',
    severity: 'error',
    about: { ru: 'Два варианта читаются одинаково', en: 'Two options read alike' },
    remedy: { ru: 'Назовите их по-разному', en: 'Word them so that people can tell them apart' },
    judge: question =>
      inOptions(question, ({ label }, index) =>
        optionsOf(question)
          .slice(0, index)
          .some(other => shareAlike(other.label, label)),
      ),
  }),
  questionRule({
    code: 'rows-equal',
    severity: 'error',
    about: { ru: 'Две строки таблицы читаются одинаково', en: 'Two rows of a grid read alike' },
    remedy: { ru: 'Назовите их по-разному', en: 'Word them so that people can tell them apart' },
    judge: question =>
      question.type === 'grid'
        ? question.rows.flatMap(({ label }, index) =>
            question.rows.slice(0, index).some(other => shareAlike(other.label, label))
              ? [{ place: ['rows', index] }]
              : [],
          )
        : undefined,
  }),
  questionRule({
    code: 'option-long',
    severity: 'advice',
    about: { ru: 'Вариант длинный: его не дочитают', en: 'An option is long: people will not read it' },
    remedy: {
      ru: `Сократите до 60 знаков; пояснение перенесите в \`hint\``,
      en: 'Cut it to 60 letters; move what explains to `hint`',
    },
    judge: question =>
      inOptions(question, ({ label }) =>
        translationsOf(label).some(([, label]) => label.length > longestOption),
      ),
  }),
  questionRule({
    code: 'other-without-specify',
    severity: 'advice',
    about: { ru: '«Другое» без поля', en: '"Other" has no field' },
    remedy: {
      ru: 'Добавьте `specify: true`, чтобы узнать, что именно',
      en: 'Write `specify: true` to learn what',
    },
    judge: question =>
      isChoice(question) &&
      inOptions(
        question,
        ({ label, specify }) => !specify && says(label, /^(другое|другой|другая|иное|other)$/i),
      ),
  }),
  questionRule({
    code: 'other-not-last',
    severity: 'advice',
    about: {
      ru: '«Другое» стоит перед обычными вариантами: дальше не читают',
      en: '"Other" stands before ordinary options: people stop there',
    },
    remedy: { ru: 'Перенесите его в конец', en: 'Move it to the end' },
    judge: question =>
      isChoice(question) &&
      inOptions(question, (option, index) => isOther(option) && hasOrdinaryAfter(question, index)),
  }),
  questionRule({
    code: 'none-not-exclusive',
    severity: 'warning',
    about: {
      ru: '«Ничего из этого» можно отметить вместе с другими ответами',
      en: '"None of these" can be ticked together with others',
    },
    remedy: { ru: 'Добавьте `exclusive: true`', en: 'Write `exclusive: true`' },
    judge: question =>
      question.type === 'multiple' &&
      inOptions(
        question,
        ({ label, exclusive }) => !exclusive && (says(label, noneLabel) || says(label, nowhereLabel)),
      ),
  }),
  questionRule({
    code: 'multiple-without-none',
    severity: 'advice',
    about: {
      ru: 'Нет ответа для тех, кому ничего не подходит',
      en: 'Nobody to whom none applies has an answer',
    },
    remedy: {
      ru: 'Добавьте «Ничего из этого» с `exclusive: true` или «Другое»',
      en: 'Add "None of these" with `exclusive: true`, or "Other"',
    },
    judge: question =>
      question.type === 'multiple' &&
      !question.missing.includes('hard_to_say') &&
      !question.options.some(option => option.exclusive || isOther(option) || option.specify),
  }),
  questionRule({
    code: 'options-not-exhaustive',
    severity: 'advice',
    about: {
      ru: 'Список неполон: нет «другого», «ничего» и «затрудняюсь»',
      en: 'The list is not exhaustive: no "other", no "none", no "hard to say"',
    },
    remedy: { ru: 'Добавьте «Другое» с `specify: true`', en: 'Add "Other" with `specify: true`' },
    judge: lacksAnOut,
  }),
  questionRule({
    code: 'frequency-without-never',
    severity: 'warning',
    about: {
      ru: 'Спрашивается «как часто», а «никогда» среди ответов нет',
      en: 'It asks how often, and "never" is no answer',
    },
    remedy: {
      ru: 'Добавьте «Ни разу» или задавайте только тем, у кого это было (`relevant`)',
      en: 'Add "Never", or ask only those to whom it happened (`relevant`)',
    },
    judge: question =>
      question.type === 'single' &&
      question.relevant === undefined &&
      says(question.text, frequency) &&
      !question.options.some(({ label }) => says(label, neverLabel)),
  }),
  questionRule({
    code: 'order-unmarked',
    severity: 'advice',
    about: {
      ru: 'Ответы идут от «да» к «нет», но `ordered` не указано: графики перемешают их',
      en: 'The answers run from yes to no without `ordered`: charts will sort them by size',
    },
    remedy: { ru: 'Добавьте `ordered: true`', en: 'Write `ordered: true`' },
    judge: question =>
      (question.type === 'single' || question.type === 'grid') &&
      !question.ordered &&
      question.options.length >= 4 &&
      question.options.every(({ label }) => says(label, agreeLabel)),
  }),
];
