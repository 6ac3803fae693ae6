// Rules about codes across the questionnaire: what would be mixed up in the data, where nobody reads the labels.
import { codebook } from '../codebook.ts';
import { inLanguage } from '../language.ts';
import type { Option } from '../questions/option.ts';
import { optionsOf } from './options.ts';
import { askedOf, questionRule } from './rule.ts';
import type { Asked, Discovery, Rule } from './rule.ts';
import type { Study } from './study.ts';

/** Stata takes 32 letters of a name and SPSS 64. */
const longestName = 32;

/** Codes that other surveys and statistics programs keep for missing answers. */
const looksMissing = /^(9[6-9]|99[6-9]|999[6-9]|dk|na|nan|null|missing|none_given|no_answer)$/i;

const labelOf = (option: Option): string => inLanguage(option.label, 'ru').trim().toLowerCase();

type Coded = { readonly question: Asked; readonly meanings: ReadonlyMap<string, string> };

const codedOf = ({ questionnaire }: Study): readonly (Coded & { readonly place: Discovery['place'] })[] =>
  askedOf(questionnaire).flatMap(({ question, place }) => {
    const meanings = new Map(optionsOf(question).map(option => [option.code, labelOf(option)]));
    return meanings.size > 0 ? [{ question, place, meanings }] : [];
  });

const codeOf = ({ meanings }: Coded, label: string): string | undefined =>
  [...meanings].find(([, each]) => each === label)?.[0];

/** Two codes that mean each other's answers in the other question: `1` is yes here, and no there. */
const areSwapped = (first: Coded, second: Coded): boolean =>
  [...first.meanings].some(([code, label]) => {
    const there = codeOf(second, label);
    const back = second.meanings.get(code);
    return there !== undefined && there !== code && back !== undefined && first.meanings.get(there) === back;
  });

/** Words as codes say what they mean by themselves; numbers do not. */
const isNumbered = ({ meanings }: Coded): boolean => [...meanings.keys()].every(code => /^\d+$/.test(code));

/** The same answers, at least two, under other numbers. */
const areAlike = (first: Coded, second: Coded): boolean =>
  isNumbered(first) &&
  isNumbered(second) &&
  first.meanings.size === second.meanings.size &&
  [...first.meanings.values()].every(label => codeOf(second, label) !== undefined) &&
  [...first.meanings].some(([code, label]) => codeOf(second, label) !== code) &&
  !areSwapped(first, second);

const pairRule = (rule: Omit<Rule, 'find'>, breaks: (first: Coded, second: Coded) => boolean): Rule => ({
  ...rule,
  find: study => {
    const all = codedOf(study);
    return all.flatMap((each, index) => {
      const other = all.slice(0, index).find(before => breaks(before, each));
      return other === undefined
        ? []
        : [
            {
              place: each.place,
              message: {
                ru: `${rule.about.ru}: ${other.question.id} и ${each.question.id}`,
                en: `${rule.about.en}: ${other.question.id} and ${each.question.id}`,
              },
            },
          ];
    });
  },
});

export const codeRules: readonly Rule[] = [
  pairRule(
    {
      code: 'codes-swapped',
      severity: 'error',
      about: {
        ru: 'Одни и те же коды значат в двух вопросах обратное',
        en: 'The same codes mean the opposite in two questions',
      },
      remedy: { ru: 'Возьмите для обоих общий список из `lists`', en: 'Use one list of `lists` for both' },
    },
    areSwapped,
  ),
  pairRule(
    {
      code: 'codes-differ',
      severity: 'advice',
      about: {
        ru: 'Одинаковые ответы в двух вопросах закодированы по-разному',
        en: 'The same answers have other codes in two questions',
      },
      remedy: { ru: 'Возьмите для обоих общий список из `lists`', en: 'Use one list of `lists` for both' },
    },
    areAlike,
  ),
  questionRule({
    code: 'codes-differ-by-case',
    severity: 'warning',
    about: {
      ru: 'Коды различаются только большими буквами',
      en: 'Codes differ only by capital letters',
    },
    remedy: { ru: 'Дайте коды, которые нельзя спутать', en: 'Give codes nobody can mix up' },
    judge: question => {
      const codes = optionsOf(question).map(({ code }) => code.toLowerCase());
      return codes.flatMap((code, index) =>
        codes.indexOf(code) < index ? [{ place: ['options', index, 'code'] }] : [],
      );
    },
  }),
  questionRule({
    code: 'code-looks-missing',
    severity: 'warning',
    about: {
      ru: 'Так обычно кодируют отказ или пропуск: в SPSS и R ответ могут выбросить',
      en: 'A code other programs keep for missing answers: it may be dropped in SPSS or R',
    },
    remedy: {
      ru: 'Дайте ответу слово вместо числа; отказы — в `missing`',
      en: 'Give the answer a word; ways not to answer belong under `missing`',
    },
    judge: question =>
      optionsOf(question).flatMap(({ code }, index) =>
        looksMissing.test(code) ? [{ place: ['options', index, 'code'] }] : [],
      ),
  }),
  {
    code: 'name-long',
    severity: 'advice',
    about: {
      ru: `Имя столбца длиннее ${longestName} знаков: Stata его не примет`,
      en: `The name of a column is longer than ${longestName} letters: Stata refuses it`,
    },
    remedy: { ru: 'Сократите `id` вопроса или код', en: 'Shorten the `id` of the question, or the code' },
    find: ({ questionnaire }) => {
      const long = new Set(
        codebook(questionnaire).flatMap(({ name, question, type, categories }) => {
          const names = type === 'set' ? categories.map(({ code }) => `${name}_${code}`) : [name];
          return names.some(each => each.length > longestName) ? [question] : [];
        }),
      );
      return askedOf(questionnaire).flatMap(({ question, place }) =>
        long.has(question.id) ? [{ place: [...place, 'id'] }] : [],
      );
    },
  },
];
