// Rules about what will be measured: amounts, bands, scales and headlines that cannot mean what they say.
import { codebook } from '../codebook.ts';
import type { Option } from '../questions/option.ts';
import { amountsIn, rangeIn } from './amounts.ts';
import { optionsOf } from './options.ts';
import { askedOf, questionRule } from './rule.ts';
import type { Asked, Discovery, Judgement, Rule } from './rule.ts';
import { says, translationsOf } from './texts.ts';

/** Ages, cases and minutes are known exactly; money is not. */
const moneyFrom = 10_000;
const mostBands = 10;

type Scale = Extract<Asked, { type: 'scale' }>;

/** A year needs no unit: its limits say what it is. */
const isYear = ({ min, max }: Extract<Asked, { type: 'number' }>): boolean => min >= 1800 && max <= 2200;

const bandsJudgement = (question: Asked): Judgement => {
  if (question.type !== 'number') return undefined;
  const [first] = question.bands;
  const last = question.bands.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (first.from > question.min)
    return {
      ru: `Нет диапазона от ${question.min} до ${first.from}`,
      en: `Has no band for amounts from ${question.min} to ${first.from}`,
    };
  return last.to !== undefined && last.to < question.max
    ? { ru: `Нет диапазона больше ${last.to}`, en: `Has no band for amounts above ${last.to}` }
    : undefined;
};

/** Whether a number written in the label is one of the ends, or lies a step beside it: "more than 5,000" from 5,001. */
const isEnd = (amount: number, ends: readonly number[], step: number): boolean =>
  ends.some(end => Math.abs(end - amount) <= step * 1.0001);

const mislabelled = (question: Asked): readonly Discovery[] => {
  if (question.type !== 'number') return [];
  const step = Math.max(1, 10 ** -question.decimals);
  return question.bands.flatMap(({ from, to, label }, index) => {
    const ends = [from, ...(to === undefined ? [question.max] : [to])];
    const isWrong = translationsOf(label).some(([, written]) =>
      amountsIn(written).some(readings => !readings.some(amount => isEnd(amount, ends, step))),
    );
    return isWrong ? [{ place: ['bands', index, 'label'] }] : [];
  });
};

/** Things that are counted: of months, roubles and per cents a shared end harms nobody. */
const isCount = (option: Option | undefined): boolean =>
  option !== undefined &&
  !/мес|дн|час|мин|руб|тыс|млн|%|₽|month|day|hour|minute|rouble|thousand/iu.test(
    option.label.ru ?? option.label.en ?? '',
  );

/** Options that name ranges, «18–25», where a person fits into two of them or into none. */
const rangeFaults = (question: Asked): readonly Discovery[] => {
  const ranges = optionsOf(question).map(({ label }) => rangeIn(label.ru ?? label.en ?? ''));
  if (ranges.filter(range => range !== undefined).length < 3) return [];
  return ranges.flatMap((range, index): readonly Discovery[] => {
    const before = ranges[index - 1];
    if (range === undefined || before === undefined || range.from < before.from) return [];
    const place = ['options', index];
    if (range.from < before.to || (range.from === before.to && isCount(optionsOf(question)[index])))
      return [
        {
          place,
          message: {
            ru: `${range.from} попадает и в предыдущий вариант`,
            en: `${range.from} falls into the option before, too`,
          },
        },
      ];
    return range.from > before.to + 1
      ? [
          {
            place,
            message: {
              ru: `Между ${before.to} и ${range.from} нет варианта`,
              en: `There is no option between ${before.to} and ${range.from}`,
            },
          },
        ]
      : [];
  });
};

const pointsOf = ({ from, to }: Scale): number => to - from + 1;

export const measureRules: readonly Rule[] = [
  questionRule({
    code: 'bands-incomplete',
    severity: 'warning',
    about: {
      ru: 'Диапазоны не покрывают все допустимые числа',
      en: 'The bands do not cover every amount that is allowed',
    },
    remedy: {
      ru: 'Добавьте диапазон; у последнего уберите `to`',
      en: 'Add a band; leave out `to` of the last one',
    },
    judge: bandsJudgement,
  }),
  questionRule({
    code: 'band-mislabelled',
    severity: 'error',
    about: {
      ru: 'В подписи диапазона не те числа, что в `from` и `to`',
      en: 'The label of a band has other numbers than `from` and `to`',
    },
    remedy: { ru: 'Исправьте подпись или границы', en: 'Correct the label or the ends' },
    judge: mislabelled,
  }),
  questionRule({
    code: 'bands-many',
    severity: 'advice',
    about: { ru: 'Слишком много диапазонов для телефона', en: 'Too many bands for a phone' },
    remedy: { ru: `Оставьте не больше ${mostBands}`, en: `Leave ${mostBands} at most` },
    judge: question => question.type === 'number' && question.bands.length > mostBands,
  }),
  questionRule({
    code: 'option-ranges',
    severity: 'warning',
    about: {
      ru: 'Интервалы в вариантах пересекаются или оставляют пропуск',
      en: 'The ranges of the options overlap or leave a gap',
    },
    remedy: {
      ru: 'Начинайте каждый там, где кончился предыдущий: 18–24, 25–34',
      en: 'Begin each where the one before ended: 18–24, 25–34',
    },
    judge: rangeFaults,
  }),
  questionRule({
    code: 'no-number-possible',
    severity: 'error',
    about: {
      ru: 'Между `min` и `max` нет числа с таким числом знаков: дальше не пройти',
      en: 'No number between `min` and `max` has so few decimals: nobody can go on',
    },
    remedy: { ru: 'Исправьте `min`, `max` или `decimals`', en: 'Correct `min`, `max` or `decimals`' },
    judge: question =>
      question.type === 'number' &&
      Math.ceil(question.min * 10 ** question.decimals) > Math.floor(question.max * 10 ** question.decimals),
  }),
  questionRule({
    code: 'amount-without-unit',
    severity: 'advice',
    about: {
      ru: 'Нет `unit`: ответят в тысячах, долларах или днях',
      en: 'Has no `unit`: people answer in thousands, dollars or days',
    },
    remedy: { ru: 'Добавьте `unit`', en: 'Write `unit`' },
    judge: question =>
      question.type === 'number' && question.max > 1000 && question.unit === undefined && !isYear(question),
  }),
  questionRule({
    code: 'money-without-bands',
    severity: 'advice',
    about: {
      ru: 'Сумму помнят не точно, а диапазонов нет',
      en: 'Nobody remembers sums exactly, and there are no bands',
    },
    remedy: { ru: 'Добавьте `bands`', en: 'Add `bands`' },
    judge: question =>
      question.type === 'number' &&
      question.bands.length === 0 &&
      question.max >= moneyFrom &&
      (says(question.text, /доход|зарплат|заработ|выручк|income|salary|wage|earn/iu) ||
        says(question.unit, /руб|₽|тыс|rouble|ruble|dollar|\$/iu)),
  }),
  questionRule({
    code: 'scale-ends-equal',
    severity: 'error',
    about: { ru: 'На обоих концах шкалы одни слова', en: 'A scale has the same words at both ends' },
    remedy: { ru: 'Скажите, что значит каждый конец', en: 'Say what each end means' },
    judge: question =>
      question.type === 'scale' &&
      translationsOf(question.low).some(([language, written]) => question.high[language] === written),
  }),
  questionRule({
    code: 'scale-without-middle',
    severity: 'advice',
    about: {
      ru: 'У шкалы чётное число точек: середину возьмут за 5, а её нет',
      en: 'A scale has an even number of points: people take one for the middle, and there is none',
    },
    remedy: { ru: 'Возьмите 0–10 или 1–5', en: 'Use 0 to 10, or 1 to 5' },
    judge: question => question.type === 'scale' && pointsOf(question) > 4 && pointsOf(question) % 2 === 0,
  }),
  {
    code: 'scales-differ',
    severity: 'advice',
    about: {
      ru: 'Шкалы в анкете разной длины: баллы путают и не сравнить',
      en: 'Scales have different lengths: people mix up the points, and they cannot be compared',
    },
    remedy: { ru: 'Возьмите одну шкалу для всех', en: 'Use one scale throughout' },
    find: ({ questionnaire }) => {
      const scales = askedOf(questionnaire).flatMap(({ question, place }) =>
        question.type === 'scale' && question.labels === undefined ? [{ question, place }] : [],
      );
      const [first] = scales;
      return scales.flatMap(({ question, place }) =>
        first && (question.from !== first.question.from || question.to !== first.question.to)
          ? [
              {
                place,
                message: {
                  ru: `От ${question.from} до ${question.to}, а в ${first.question.id} от ${first.question.from} до ${first.question.to}`,
                  en: `From ${question.from} to ${question.to}, but ${first.question.id} from ${first.question.from} to ${first.question.to}`,
                },
              },
            ]
          : [],
      );
    },
  },
  {
    code: 'headline-counts-everyone',
    severity: 'warning',
    about: {
      ru: 'Фраза результата считает все ответы: выйдет 100 %',
      en: 'A headline counts every answer: it would be 100%',
    },
    remedy: { ru: 'Уберите из `codes` лишние ответы', en: 'Leave out of `codes` what it does not mean' },
    find: ({ questionnaire }) => {
      const told = codebook(questionnaire).filter(({ headline, categories }) => {
        const answers = categories.filter(category => !category.isMissing);
        return headline !== undefined && answers.every(({ code }) => headline.codes.includes(code));
      });
      const ids = new Set(told.map(({ question }) => question));
      return askedOf(questionnaire).flatMap(({ question, place }) =>
        ids.has(question.id) ? [{ place: [...place, 'headline', 'codes'] }] : [],
      );
    },
  },
];
