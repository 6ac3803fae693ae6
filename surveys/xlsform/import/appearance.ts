// The appearance column: words that mean something here, and words that only say how a screen of another tool looks.

/** Words that change the question here; all others only change the look of a tool that is not ours. */
const meant =
  /^(columns-2|likert|field-list|table-list|label|list[-_]nolabel|multiline|textarea|month-year|year|randomized)$/;

export const wordsIn = (appearance: string): readonly string[] =>
  appearance
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(word => word !== '');

/** Those that mean nothing here. */
export const unknownWords = (appearance: string): readonly string[] =>
  wordsIn(appearance).filter(word => !meant.test(word));

/** `start=0 end=10 step=1`, with commas or semicolons between, quotes around, spaces beside the sign. */
export const parametersIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.replace(/\s*=\s*/g, '=').matchAll(/([\w-]+)=("[^"]*"|'[^']*'|[^\s,;]+)/g)].map(
      ([, name = '', value = '']) => [name.toLowerCase(), value.replace(/^["']|["']$/g, '')] as const,
    ),
  );
