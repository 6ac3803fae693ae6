// Rules about how a question is put: what leads, what asks two things at once, what cannot be understood one way.
import { inLanguage } from '../language.ts';
import type { Localised } from '../localised.ts';
import { questionRule } from './rule.ts';
import type { Asked, Rule } from './rule.ts';
import { says, words } from './texts.ts';

const leading = words(
  'разве|неужели|не кажется ли вам|не считаете ли вы|не думаете ли вы|не правда ли|как известно|всем известно|очевидно,? что|ведь вы|don.t you think|don.t you agree|isn.t it|aren.t they|wouldn.t you|as everyone knows|it is well known|surely',
);

const agreement = words('согласны ли вы,? (с тем,? )?что|верно ли,? что|do you agree that|is it true that');

const loaded = words(
  'взяточник\\p{L}*|коррупционер\\p{L}*|жулик\\p{L}*|вор(ы|ов|ам)?|продажн\\p{L}+|погряз\\p{L}*|разгул\\p{L}*|беспредел\\p{L}*|crooks?|corrupt officials?|bribe-?takers?|rampant|disgraceful',
);

const joinedByBoth = /и\s*\/\s*или|and\s*\/\s*or/iu;

/** Two nouns judged by one answer: «доверяете судам и полиции», "satisfied with speed and quality". */
const judged =
  /(?:довер\p{L}+|довольн\p{L}+|удовлетвор\p{L}+|оценива\p{L}+|оцените|согласны|нравится|trust|satisfied with|rate|agree with)\s[^?.,]*?(?<!\p{L})(?:и|and)(?!\p{L})\s\p{L}/iu;

/** Two verbs asked at once: «обращались ли вы и помогли ли вам». */
const twoQuestions = /(?<!\p{L})ли(?!\p{L})[^?.,]*,?\s(?:и|или)\s[^?.,]*(?<!\p{L})ли(?!\p{L})/iu;

const asksTwice = (text: Localised): boolean =>
  [text.ru, text.en].some(written => written !== undefined && (written.match(/\?/gu) ?? []).length > 1);

const isOpinion = (question: Asked): boolean =>
  question.type === 'scale' || ('ordered' in question && question.ordered === true);

/** «не только», «не менее» and the like deny nothing, and neither does "or not". */
const harmless =
  /не (только|менее|более|меньше|больше|раз(?!\p{L})|хотя)|или не(т)?(?!\p{L})|or not|not only/giu;
const denial =
  /(?<!\p{L})(не|нельзя|невозможно|запретить|отказаться|против|not|n.t|never|cannot|ban|oppose)(?!\p{L})|n't(?!\p{L})/giu;

const deniesTwice = (text: Localised): boolean =>
  [text.ru, text.en].some(written =>
    (written ?? '')
      .replace(harmless, '')
      .split(/[.?!;:]/u)
      .some(sentence => {
        const denials = sentence.match(denial) ?? [];
        return denials.length > 1 && /(?<!\p{L})(не|not)(?!\p{L})|n't/iu.test(denials.join(' '));
      }),
  );

const vaguePeriod = words('в последнее время|недавно|за последнее время|recently|lately|in recent times');

const shouting = /(?<!\p{L})(?:\p{Lu}{4,}\s+){2,}\p{Lu}{3,}(?!\p{L})/u;

const secondBrackets = /\([^)]*\)[^(]*\([^)]*\)/u;

const isPeriodNamed = (question: Asked): boolean =>
  /\d|месяц|год|недел|month|year|week/iu.test(
    inLanguage(question.text, 'ru') + inLanguage(question.text, 'en'),
  );

export const phrasingRules: readonly Rule[] = [
  questionRule({
    code: 'leading',
    severity: 'warning',
    about: { ru: 'Вопрос подсказывает ответ', en: 'The question suggests its answer' },
    remedy: {
      ru: 'Спросите прямо и назовите обе стороны: «помогают или не помогают»',
      en: 'Ask plainly, and name both sides: "help or do not help"',
    },
    judge: question => says(question.text, leading),
  }),
  questionRule({
    code: 'agreement-asked',
    severity: 'advice',
    about: {
      ru: '«Согласны ли вы, что…» тянет к «да»: многие соглашаются из вежливости',
      en: '"Do you agree that" draws to yes: many agree out of politeness',
    },
    remedy: {
      ru: 'Спросите о самом предмете: «Как часто…», «Насколько…»',
      en: 'Ask about the thing itself: "How often", "How much"',
    },
    judge: question => question.type !== 'grid' && says(question.text, agreement),
  }),
  questionRule({
    code: 'loaded-words',
    severity: 'warning',
    about: { ru: 'В вопросе слово, которое уже осуждает', en: 'A word in the question already condemns' },
    remedy: { ru: 'Назовите действие, а не клеймо', en: 'Name the act, not the brand' },
    judge: question => says(question.text, loaded),
  }),
  questionRule({
    code: 'double-barrelled',
    severity: 'warning',
    about: {
      ru: 'Два вопроса в одном: кто ответит на части по-разному, выбрать не сможет',
      en: 'Two questions in one: who would answer the parts differently cannot choose',
    },
    remedy: {
      ru: 'Разделите на два вопроса или строки таблицы',
      en: 'Make two questions, or two rows of a grid',
    },
    judge: question => says(question.text, joinedByBoth) || says(question.text, twoQuestions),
  }),
  questionRule({
    code: 'judged-together',
    severity: 'advice',
    about: {
      ru: 'Одним ответом оценивается сразу несколько предметов',
      en: 'One answer judges several things at once',
    },
    remedy: {
      ru: 'Если их можно оценить по-разному, сделайте строки таблицы',
      en: 'If people may judge them apart, make them rows of a grid',
    },
    judge: question => isOpinion(question) && question.type !== 'grid' && says(question.text, judged),
  }),
  questionRule({
    code: 'two-question-marks',
    severity: 'advice',
    about: { ru: 'В одном вопросе два вопросительных знака', en: 'One question has two question marks' },
    remedy: {
      ru: 'Оставьте тот вопрос, на который даны ответы',
      en: 'Leave the one that the answers answer',
    },
    judge: question => asksTwice(question.text),
  }),
  questionRule({
    code: 'double-negative',
    severity: 'warning',
    about: {
      ru: 'Двойное отрицание: «нет» можно понять двояко',
      en: 'A double negative: "no" can be read two ways',
    },
    remedy: { ru: 'Скажите то же без «не»', en: 'Say the same without "not"' },
    judge: question => deniesTwice(question.text),
  }),
  questionRule({
    code: 'row-double-negative',
    severity: 'warning',
    about: { ru: 'Двойное отрицание в строке таблицы', en: 'A double negative in a row of a grid' },
    remedy: { ru: 'Скажите то же без «не»', en: 'Say the same without "not"' },
    judge: question =>
      question.type === 'grid' &&
      question.rows.flatMap(({ label }, index) => (deniesTwice(label) ? [{ place: ['rows', index] }] : [])),
  }),
  questionRule({
    code: 'period-vague',
    severity: 'warning',
    about: {
      ru: '«Недавно» и «в последнее время» каждый понимает по-своему',
      en: '"Recently" means another time to everybody',
    },
    remedy: {
      ru: 'Назовите период: «за последние 12 месяцев»',
      en: 'Name the period: "in the past 12 months"',
    },
    judge: question => says(question.text, vaguePeriod) && !isPeriodNamed(question),
  }),
  questionRule({
    code: 'capitals',
    severity: 'advice',
    about: { ru: 'Текст набран большими буквами', en: 'The text is in capital letters' },
    remedy: { ru: 'Наберите обычными буквами', en: 'Type it in ordinary letters' },
    judge: question => says(question.text, shouting),
  }),
  questionRule({
    code: 'brackets-many',
    severity: 'advice',
    about: {
      ru: 'В вопросе несколько скобок: читать вслух его нельзя',
      en: 'The question has several brackets: nobody can read it aloud',
    },
    remedy: { ru: 'Перенесите пояснения в `hint`', en: 'Move what explains to `hint`' },
    judge: question => says(question.text, secondBrackets),
  }),
];
