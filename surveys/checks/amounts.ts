// Numbers and ranges as they are written in labels: "1 001 – 5 000 ₽", "от 2 до 5 тыс.", "more than 10".

/** A number with spaces or commas between thousands, or with a decimal part. */
const written = /\d{1,3}(?:[\s\u00a0\u202f,]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2}(?!\d))?/gu;

const multiples: readonly (readonly [RegExp, number])[] = [
  [/тыс|thousand|(?<=\d)k(?!\p{L})/iu, 1_000],
  [/млн|million/iu, 1_000_000],
];

const toNumber = (text: string): number => {
  const isGrouped = /^\d{1,3}(?:[\s\u00a0\u202f,]\d{3})+$/u.test(text);
  return Number(isGrouped ? text.replace(/\D/gu, '') : text.replace(',', '.'));
};

/** Every number of a text, each with all it may mean: beside "тыс." 5 may be 5 or 5,000. */
export const amountsIn = (text: string): readonly (readonly number[])[] =>
  (text.match(written) ?? []).map(number => {
    const value = toNumber(number);
    return [value, ...multiples.filter(([word]) => word.test(text)).map(([, times]) => value * times)];
  });

/** `18–24`, `от 18 до 24`, `18 to 24`: both ends of a label that is a range and little else. */
export const rangeIn = (text: string): { readonly from: number; readonly to: number } | undefined => {
  const [numbers, dash] = [amountsIn(text), /\d\s*[-–—]\s*\d|(?<!\p{L})(?:до|to)(?!\p{L})\s*\d/iu];
  const [from, to] = [numbers[0]?.[0], numbers[1]?.[0]];
  if (numbers.length !== 2 || from === undefined || to === undefined || !dash.test(text)) return undefined;
  return from < to ? { from, to } : undefined;
};
