// The appearance column: words that mean something here, words that only say how a screen looks, and words nobody knows.

/** They change the look of a tool that is not ours; the question stays the same question. */
const looks =
  /^(minimal|compact|compact-\d+|quick|quickcompact|horizontal(-compact)?|columns-pack|columns(-\d+)?|no-buttons|autocomplete|search|autoadvance|picker|likert|field-list|table-list|label|list|list-nolabel|w\d+|multiline|numbers|thousands-sep|no-calendar|month-year|year|spinner|slider|vertical|no-ticks|randomized|textarea|pages|theme-grid|bold|h[1-6]|normal|summary)$/;

export const wordsIn = (appearance: string): readonly string[] =>
  appearance
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(word => word !== '');

/** Those that ask for something that does not exist here. */
export const unknownWords = (appearance: string): readonly string[] =>
  wordsIn(appearance).filter(word => !looks.test(word));

/** `start=0 end=10 step=1`, with commas or semicolons between, quotes around, spaces beside the sign. */
export const parametersIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.replace(/\s*=\s*/g, '=').matchAll(/([\w-]+)=("[^"]*"|'[^']*'|[^\s,;]+)/g)].map(
      ([, name = '', value = '']) => [name.toLowerCase(), value.replace(/^["']|["']$/g, '')] as const,
    ),
  );
