// Numbers as people write them: "1 000", "1,5", "-3", with any kind of space.

/** The number and how many decimals were written; undefined where it is no number we are sure of. */
export const readAmount = (
  raw: string,
): { readonly value: number; readonly decimals: number } | undefined => {
  if (raw.length > 60) return undefined;
  const text = raw.replace(/\s/g, '').replace(/^[−–]/, '-').replace(',', '.');
  const match = /^-?\d{1,15}(?:\.(\d{1,10}))?$/.exec(text);
  if (!match) return undefined;
  const fraction = match[1] ?? '';
  // "1500,00" is a whole number; "1,000" may be a thousand, so it is not taken for one
  const decimals = /^0+$/.test(fraction) && fraction.length !== 3 ? 0 : fraction.length;
  return { value: Number(text), decimals };
};
