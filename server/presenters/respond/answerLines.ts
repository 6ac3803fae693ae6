// What was answered, as the review page says it.
import {
  answerTo,
  answerToRow,
  isRecord,
  isSet,
  type Answer,
  type Answers,
} from '../../../surveys/answer.ts';
import { isMissingCode } from '../../../surveys/missing.ts';
import type { Localised } from '../../../surveys/localised.ts';
import { missingLabels } from '../../../surveys/missing.ts';
import { crosswiseAnswers } from '../../../surveys/questions/crosswise.ts';
import { yesOrNo } from '../../../surveys/questions/hidden-choice.ts';
import { placesOf } from '../../../surveys/questions/ranking.ts';
import { meaningOf } from '../../../surveys/questions/scale.ts';
import type { Question, QuestionOf } from '../../../surveys/questions/schema.ts';
import { specifyName } from '../../../surveys/questions/specify.ts';
import { dateAsKnown } from '../dates.ts';
import { marked, type Marked, type Reader } from '../reader.ts';
import { amountInWords, formatAmount } from './amount.ts';
import { countInWords } from './questions/listExperiment.ts';

type Asking = Exclude<Question, { type: 'information' }>;
type Choice = { readonly code: string; readonly label: Localised; readonly specify?: boolean | undefined };

const codeOf = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '');

/** Words of the interface, and of the respondent: nothing tells what language those are in. */
const plain = (text: string): Marked => ({ text, lang: null });

const labelOf = (reader: Reader, choices: readonly Choice[], code: string): Marked => {
  const found = choices.find(choice => choice.code === code);
  return found ? marked(reader, found.label) : plain(code);
};

/** The labels, and after the one that asks "what exactly" the respondent's words. */
const choiceLines = (
  reader: Reader,
  question: QuestionOf<'single' | 'multiple' | 'district'>,
  answers: Answers,
): readonly Marked[] => {
  const answer = answerTo(answers, question.id);
  const codes = isSet(answer) ? answer : [codeOf(answer)];
  const own = answerTo(answers, specifyName(question));
  const words = isRecord(own) ? own['text'] : undefined;
  return codes.map(code => {
    const label = labelOf(reader, question.options, code);
    const isOpen = question.options.some(option => option.code === code && option.specify);
    return isOpen && words
      ? { ...label, text: reader.t('respond:review.specified', { label: label.text, words }) }
      : label;
  });
};

const scaleText = (reader: Reader, scale: QuestionOf<'scale'>, value: number): Marked => {
  const { from, to, labels = [] } = scale;
  const point = formatAmount(reader, value);
  const meaning = labels.length > 0 ? meaningOf(scale, String(value)) : undefined;
  if (meaning) {
    const { text, lang } = marked(reader, meaning);
    return { text: `${point}\u00a0— ${text}`, lang };
  }
  return plain(
    from === 0 || from === 1
      ? reader.t('respond:review.point', { point, to })
      : reader.t('respond:review.point_between', { point, from: formatAmount(reader, from), to }),
  );
};

const amountText = (
  reader: Reader,
  { unit, bands }: QuestionOf<'number'>,
  answer: Answer | undefined,
): Marked =>
  typeof answer === 'number' ? amountInWords(reader, answer, unit) : labelOf(reader, bands, codeOf(answer));

const gridText = (reader: Reader, grid: QuestionOf<'grid'>, answers: Answers): string => {
  const answer = answerTo(answers, grid.id);
  const given = grid.rows.filter(({ code }) => answerToRow(answer, code) !== 'refused').length;
  return reader.t('respond:review.rows', { given, count: grid.rows.length });
};

/** A month of a year stands alone and is not bent: "ноябрь 1975". */
const dateText = (reader: Reader, iso: string): string => {
  const [year = '', month, day] = iso.split('-');
  if (month === undefined || day !== undefined) return dateAsKnown(iso, reader.language);
  return `${reader.t('respond:date.months').split(' ')[Number(month) - 1] ?? month}\u00a0${year}`;
};

const rankingLines = (reader: Reader, ranking: QuestionOf<'ranking'>, answers: Answers): readonly Marked[] =>
  placesOf(ranking).flatMap(place =>
    ranking.options
      .filter(({ code }) => answerToRow(answerTo(answers, ranking.id), code) === place)
      .map(({ label }) => {
        const { text, lang } = marked(reader, label);
        return { text: reader.t('respond:review.place', { place, label: text }), lang };
      }),
  );

const hiddenText = (
  reader: Reader,
  question: QuestionOf<'randomised-response' | 'crosswise'>,
  code: string,
): string => {
  const choices = question.type === 'crosswise' ? crosswiseAnswers[question.model] : yesOrNo;
  return reader.t('respond:review.hidden', { answer: labelOf(reader, choices, code).text });
};

/** Lines of the answer: several only where several were chosen. */
export const answerLines = (reader: Reader, question: Asking, answers: Answers): readonly Marked[] => {
  const answer = answerTo(answers, question.id);
  if (isMissingCode(answer)) return [marked(reader, missingLabels[answer])];
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'district':
      return choiceLines(reader, question, answers);
    case 'scale':
      return [scaleText(reader, question, Number(answer))];
    case 'number':
      return [amountText(reader, question, answer)];
    case 'text':
      return isRecord(answer) ? (answer['text'] ?? '').split('\n').map(plain) : [];
    case 'grid':
      return [plain(gridText(reader, question, answers))];
    case 'date':
      return [plain(dateText(reader, codeOf(answer)))];
    case 'ranking':
      return rankingLines(reader, question, answers);
    case 'list-experiment':
      return [plain(countInWords(reader, Number(answer), question.items.length))];
    case 'randomised-response':
    case 'crosswise':
      return [plain(hiddenText(reader, question, codeOf(answer)))];
  }
};
