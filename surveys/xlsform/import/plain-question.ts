// Questions without a list: numbers, texts, dates, sliders, and rows that only say something.
import { parametersIn, wordsIn } from './appearance.ts';
import { boundsAround, boundsIn, dateBoundsIn } from './bounds.ts';
import { placeOf, present, sameWords } from './form.ts';
import type { Form, Part } from './form.ts';
import type { QuestionRow } from './outline.ts';

/** A form need not say how large a number may be; here it must be said. */
const largest = 999_999_999;

export const plainPart = (form: Form, row: QuestionRow, constraint: string | undefined): Part => {
  const plain = row.type.kind === 'plain' ? row.type.plain : 'text';
  switch (plain) {
    case 'integer':
      return numberPart(form, row, { constraint, decimals: 0 });
    case 'decimal':
      return numberPart(form, row, { constraint, decimals: 2 });
    case 'range':
      return rangePart(form, row, constraint);
    case 'date':
      return datePart(form, row, constraint);
    case 'acknowledge':
      form.tell('changed', 'acknowledge', placeOf(row.record, 'type'));
      return { type: 'information' };
    case 'note':
      return { type: 'information' };
    default:
      return textPart(row, constraint);
  }
};

type Numeric = { readonly constraint: string | undefined; readonly decimals: number };

const numberPart = ({ tell }: Form, { record }: QuestionRow, { constraint, decimals }: Numeric): Part => {
  const bounds = constraint === undefined ? {} : boundsIn(constraint, 10 ** -decimals);
  const own = Number(record.get('barometer_max') || Number.NaN);
  const wide = bounds.rest === undefined ? {} : boundsAround(bounds.rest, 10 ** -decimals);
  const { min = wide.min, max = Number.isFinite(own) ? own : wide.max } = bounds;
  if (max === undefined || min === undefined)
    tell('changed', 'bounds', placeOf(record, 'constraint'), { min: min ?? 0, max: max ?? largest });
  return present({
    type: 'number',
    min: min === 0 ? undefined : min,
    max: max ?? Math.max(largest, (min ?? 0) + 1),
    decimals: decimals === 0 ? undefined : decimals,
    constraint: bounds.rest,
  });
};

const mostPoints = 21;

/** A slider over few whole numbers is a scale, any other one a number. */
const rangePart = (form: Form, { record }: QuestionRow, constraint: string | undefined): Part => {
  const parameters = parametersIn(record.get('parameters'));
  const value = (name: string, standard: number): number => {
    const read = Number(parameters.get(name)?.replace(',', '.') ?? standard);
    return Number.isFinite(read) ? read : standard;
  };
  const [from, to, step] = [value('start', 1), value('end', 10), value('step', 1)];
  const others = [...parameters.keys()].filter(name => !/^(start|end|step)$/.test(name));
  if (others.length > 0)
    form.tell('changed', 'parameters_of_look', placeOf(record, 'parameters'), { names: others.join(', ') });
  const isScale = step === 1 && Number.isInteger(from) && to > from && to - from < mostPoints;
  if (isScale) {
    const texts = form.textsAt(0);
    const [low, high] = [texts.of(record, 'barometer_low'), texts.of(record, 'barometer_high')];
    if (!low || !high) form.tell('changed', 'scale_ends', placeOf(record, 'parameters'), { from, to });
    const ends = { low: low ?? sameWords(form, String(from)), high: high ?? sameWords(form, String(to)) };
    return present({ type: 'scale', from, to, ...ends, constraint });
  }
  const decimals = Math.min(4, String(step).split('.')[1]?.length ?? 0);
  form.tell('changed', 'slider', placeOf(record, 'type'), { from, to, step });
  const [min, max] = [Math.min(from, to), Math.max(from, to)];
  return present({ type: 'number', min: min || undefined, max, decimals: decimals || undefined, constraint });
};

const datePart = ({ tell }: Form, { record }: QuestionRow, constraint: string | undefined): Part => {
  const words = wordsIn(record.get('appearance'));
  const precision = words.includes('year') ? 'year' : words.includes('month-year') ? 'month' : undefined;
  const { min, max, rest } = constraint === undefined ? {} : dateBoundsIn(constraint);
  if (rest?.includes('today()')) tell('changed', 'first_day', placeOf(record, 'constraint'));
  return present({ type: 'date', precision, min, max, constraint: rest });
};

const textPart = ({ record }: QuestionRow, constraint: string | undefined): Part => {
  const isLong = /\b(multiline|textarea)\b/.test(record.get('appearance').toLowerCase());
  const upTo = /^string-length\(\.\) *(<=|<) *(\d{1,4})$/.exec(constraint ?? '');
  const length = upTo ? Number(upTo[2]) - (upTo[1] === '<' ? 1 : 0) : 0;
  if (length >= 1 && length <= 2000)
    return present({ type: 'text', length: length === 300 ? undefined : length });
  return present({ type: 'text', length: isLong ? 1000 : undefined, constraint });
};
