// What a coin, a die or a birthday shows, in words.
import type { Birthday, Instrument } from '../../../../surveys/sensitive/instruments.ts';
import { outcomesOf } from '../../../../surveys/sensitive/instruments.ts';
import type { Reader } from '../../reader.ts';

const isStretch = (numbers: readonly number[]): boolean =>
  numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);

const anyOf = ({ language }: Reader, words: readonly string[]): string =>
  new Intl.ListFormat(language === 'en' ? 'en' : 'ru', { type: 'disjunction' }).format(words);

type Unit = Birthday['unit'];

const dayOrMonth = ({ t }: Reader, unit: Unit, place: 'from' | 'to' | 'in', number: number): string =>
  unit === 'day' ? String(number) : (t(`respond:chance.month_${place}`).split(' ')[number - 1] ?? '');

/** "с января по март", "в марте", "с 1-го по 10-е число": when a birthday falls. */
const whenInWords = (reader: Reader, unit: Unit, numbers: readonly number[]): string => {
  const [first = 1] = numbers;
  const last = numbers.at(-1) ?? first;
  if (numbers.length > 1 && isStretch(numbers)) {
    const [from, to] = [dayOrMonth(reader, unit, 'from', first), dayOrMonth(reader, unit, 'to', last)];
    return reader.t(`respond:chance.${unit}_stretch`, { from, to });
  }
  const list = numbers.map(number => dayOrMonth(reader, unit, 'in', number));
  return reader.t(`respond:chance.${unit}_list`, { list: anyOf(reader, list) });
};

export const birthdayInWords = (reader: Reader, { unit, from, to }: Birthday): string =>
  whenInWords(
    reader,
    unit,
    Array.from({ length: to - from + 1 }, (_, at) => from + at),
  );

/** "Орёл (герб)", "Выпало 1 или 2", "День рождения с января по март". */
export const outcomesInWords = (
  reader: Reader,
  instrument: Instrument,
  outcomes: readonly string[],
): string => {
  const { t } = reader;
  if (instrument === 'coin')
    return anyOf(
      reader,
      outcomes.map(side => t(`respond:chance.${side}`)),
    );
  if (instrument === 'dice') return t('respond:chance.face', { list: anyOf(reader, outcomes) });
  const numbers = outcomes.map(Number).sort((first, second) => first - second);
  const unit = instrument === 'birth_month' ? 'month' : 'day';
  return t('respond:chance.birthday_when', { when: whenInWords(reader, unit, numbers) });
};

/** All other outcomes; of birthdays, which are many, just that. */
export const othersInWords = (reader: Reader, instrument: Instrument, named: readonly string[]): string =>
  instrument === 'coin' || instrument === 'dice'
    ? outcomesInWords(
        reader,
        instrument,
        outcomesOf(instrument).filter(each => !named.includes(each)),
      )
    : reader.t('respond:chance.other_day');
