// Numbers as people write them: "1 500,50", "1,500.50", "1.500.000", "-3", "1500 ₽", with any kind of space.

/** What people add after the digits though the unit stands beside the field. */
const trailing = /(?:₽|%|руб\p{L}*\.?|р\.?)$/iu;

/** Thousands set apart by points or commas, and perhaps a fraction after the other sign: then no sign is in doubt. */
const grouped = /^-?\d{1,3}(?:(?:,\d{3})+(?:\.\d{1,10})?|(?:\.\d{3})+(?:,\d{1,10})?)$/;

/** `1,500.50` and `1.500.000` without the signs between thousands; one sign alone may be either, and stays. */
const ungrouped = (text: string): string => {
  const signs = text.match(/[.,]/g) ?? [];
  if (signs.length < 2 || !grouped.test(text)) return text.replace(',', '.');
  const [thousands, fraction] = [signs[0] ?? '', signs.at(-1) ?? ''];
  const whole = text.replaceAll(thousands, '');
  return fraction === thousands ? whole : whole.replace(fraction, '.');
};

/** The number and how many decimals were written; undefined where it is no number we are sure of. */
export const readAmount = (
  raw: string,
): { readonly value: number; readonly decimals: number } | undefined => {
  if (raw.length > 60) return undefined;
  const text = ungrouped(
    raw
      .replace(/\s/g, '')
      .replace(/(\d)['’](?=\d{3})/g, '$1')
      .replace(/^[−–]/, '-')
      .replace(trailing, ''),
  );
  const match = /^-?\d{1,15}(?:\.(\d{1,10}))?$/.exec(text);
  if (!match) return undefined;
  const fraction = match[1] ?? '';
  // "1500,00" is a whole number; "1,000" may be a thousand, so it is not taken for one
  const decimals = /^0+$/.test(fraction) && fraction.length !== 3 ? 0 : fraction.length;
  return { value: Number(text), decimals };
};
