// A respondent's mistakes in words: a sentence at the field, and a summary above with a way to each.
import { isMissingCode } from '../../../surveys/missing.ts';
import type { Step } from '../../../surveys/journey.ts';
import { missingLabels } from '../../../surveys/missing.ts';
import type { FormMistake } from '../../../surveys/answers.ts';
import type { Language, Localised } from '../../../surveys/localised.ts';
import type { Question } from '../../../surveys/questions/schema.ts';
import { dateAsKnown } from '../dates.ts';
import { markOf, say, type Reader } from '../reader.ts';
import { formatAmount } from './amount.ts';

/** The id of a row's first input. */
export const rowId = (question: string, row: string): string => `${question}--${row}`;

/** The id of the input a mistake is about. */
const targetOf = (question: Question, { row, values }: FormMistake): string => {
  if (row !== undefined) return rowId(question.id, row);
  if (question.type === 'grid') return `${question.id}-question`;
  if (question.type === 'ranking') return rowId(question.id, '1');
  return String(values?.['field'] ?? question.id);
};

const labelOf = (reader: Reader, question: Question, code: string): string => {
  if (isMissingCode(code)) return say(reader, missingLabels[code]);
  const options = 'options' in question ? question.options : [];
  const option = options.find(each => each.code === code);
  return option ? say(reader, option.label) : code;
};

const rowLabel = (reader: Reader, question: Question, row: string | undefined): string => {
  const rows = question.type === 'grid' ? question.rows : [];
  const found = rows.find(({ code }) => code === row);
  return found ? say(reader, found.label) : '';
};

const namedByRow: readonly string[] = ['choose_row', 'empty_place', 'same_place'];

/** Which of the sentences about a mistake: of a date, the one about its part. */
const sentenceOf = ({ code, values }: FormMistake, place: 'message' | 'here'): string => {
  if (code === 'write_part') return String(values?.['part'] ?? 'year');
  return place === 'here' && namedByRow.includes(code) ? 'here' : 'message';
};

/** What the questionnaire itself says of an answer that breaks its rule. */
const ownWordsOf = (question: Question, { code }: FormMistake): Localised | undefined =>
  code === 'constraint' && question.type !== 'information' ? question.constraint_message : undefined;

export const markOfMistake = (reader: Reader, question: Question, mistake: FormMistake): Language | null => {
  const own = ownWordsOf(question, mistake);
  return own ? markOf(reader, own) : null;
};

/** The sentence for the summary, or the shorter one for `here`, where the row is named already. */
export const sayMistake = (
  reader: Reader,
  question: Question,
  mistake: FormMistake,
  place: 'message' | 'here' = 'message',
): string => {
  const { code, row, values = {} } = mistake;
  const own = ownWordsOf(question, mistake);
  if (own) return say(reader, own);
  const limit = (name: 'min' | 'max') =>
    typeof values[name] === 'number' ? formatAmount(reader, values[name]) : '';
  return reader.t(`respond:mistake.${code}.${sentenceOf(mistake, place)}`, {
    min: limit('min'),
    max: limit('max'),
    count: Number(values['max'] ?? values['decimals'] ?? values['min'] ?? 0),
    row: rowLabel(reader, question, row),
    place: String(values['place'] ?? ''),
    other: String(values['other'] ?? ''),
    date: dateAsKnown(String(values['date'] ?? ''), reader.language),
    option: labelOf(reader, question, String(values['code'] ?? '')),
  });
};

const canRefuse = (question: Question): boolean =>
  question.type !== 'information' && question.missing.includes('refused');

export const presentMistakes = (reader: Reader, { questions }: Step, mistakes: readonly FormMistake[]) => {
  const { t } = reader;
  const several = questions.length > 1;
  const items = mistakes.flatMap(mistake => {
    const question = questions.find(({ id }) => id === mistake.question);
    if (!question || question.type === 'information') return [];
    const text = sayMistake(reader, question, mistake);
    const about = say(reader, question.short ?? question.text);
    const sentence = several ? t('respond:mistake.about', { about, text }) : text;
    const lang = several ? null : markOfMistake(reader, question, mistake);
    return [
      { href: `#${targetOf(question, mistake)}`, text: sentence, lang, canRefuse: canRefuse(question) },
    ];
  });
  if (items.length === 0) return null;
  const codes = new Set(mistakes.map(({ code }) => code));
  const [only] = codes;
  return {
    heading: t(`respond:mistake.${codes.size === 1 && only ? only : 'several'}.heading`),
    items,
    reassurance: items.every(item => item.canRefuse)
      ? t('respond:mistake.may_refuse', { refused: say(reader, missingLabels.refused) })
      : null,
  };
};
