// A recipe against its data: every variable, code and wave it names must be there, and be of the right kind.
import type { Dataset } from '../../analysis/dataset.ts';
import type { Path } from '../read/source.ts';
import type { Variable } from '../variable.ts';
import { maskOf } from './answers.ts';
import { isReadable } from './consistency.ts';
import { withDerived } from './derive.ts';
import { expressionMistakes } from './expressions.ts';
import { instead, type Found, type Sentence } from './found.ts';
import { hiddenMistakes } from './hidden.ts';
import { variablesOf, type Known } from './known.ts';
import { mentionsIn, type Mention } from './mentions.ts';
import type { Outline } from './outline.ts';
import { rewordingMistakes } from './rewording.ts';
import type { Asked } from './sources.ts';
import { waveMistakes } from './waves.ts';

/** The data before anything is made of them. */
export type Given = {
  readonly waves: readonly {
    readonly name: string | null;
    readonly data: Dataset;
    /** The questions of a wave of the store; nothing is known of those behind a file. */
    readonly asked?: readonly Asked[];
  }[];
  readonly variables: readonly Variable[];
};

export type Checked = {
  /** The data of each wave with the variables of the recipe. */
  readonly data: readonly Dataset[];
  readonly found: readonly Found[];
};

export const checkRecipe = (outline: Outline, given: Given): Checked => {
  const made = withVariables(outline, given);
  const known = knownIn(given, made.data);
  return {
    data: made.data,
    found: [
      ...made.found,
      ...mentionsIn(outline).flatMap(mention => mentionMistakes(mention, known, made.unmade)),
      ...outline.results.flatMap((item, at) =>
        conditionMistakes(item?.where, ['results', at, 'where'], { known, given, made }),
      ),
      ...waveMistakes(outline, known.waves),
      ...hiddenMistakes(outline, given.waves),
      ...rewordingMistakes(outline, given.waves),
    ],
  };
};

const knownIn = ({ waves, variables }: Given, data: readonly Dataset[]): Known => ({
  variables: variablesOf(data),
  questions: new Set(variables.map(({ question }) => question)),
  waves: waves.flatMap(({ name }) => (name === null ? [] : [name])),
});

type Made = Checked & { readonly unmade: ReadonlySet<string> };

/** Variables that cannot be made are told once: entries that use them are not at fault. */
const withVariables = ({ variables }: Outline, given: Given): Made => {
  const found: Found[] = [];
  const unmade = new Set<string>();
  let data = given.waves.map(wave => wave.data);
  for (const [name, expression] of Object.entries(variables)) {
    const path = ['variables', name];
    const known = knownIn(given, data);
    const isTaken = known.variables.has(name) || known.questions.has(name);
    const isMakeable = isReadable(expression) && !asksUnmade(expression, unmade);
    const own = [
      ...(isTaken ? [{ path, message: taken }] : []),
      ...(isMakeable ? expressionMistakes(expression, path, known) : []),
    ];
    if (isMakeable && own.length === 0) {
      data = [...withDerived(data, given.variables, { name, expression })];
      if (isEmpty(data, name)) found.push({ path, message: valueless });
    } else if (!isTaken) unmade.add(name);
    found.push(...own);
  }
  return { data, found, unmade };
};

const asksUnmade = (expression: string, unmade: ReadonlySet<string>): boolean =>
  [...unmade].some(name => expression.includes(`\${${name}}`));

const taken: Sentence = {
  ru: 'так уже называется переменная данных: возьмите другое имя',
  en: 'is a variable of the data already: choose another name',
};
const valueless: Sentence = {
  ru: 'ни у кого не имеет значения: проверьте, сравниваются ли числа с числами и слова со словами',
  en: 'has no value for anybody: see whether numbers are compared with numbers and words with words',
};

const isEmpty = (data: readonly Dataset[], name: string): boolean =>
  data.every(({ columns }) => {
    const column = columns.get(name);
    return column?.kind === 'number'
      ? column.values.every(Number.isNaN)
      : !column?.codes.some(code => code >= 0);
  });

const mentionMistakes = (
  { name, path, isNumber, codes }: Mention,
  { variables, questions }: Known,
  unmade: ReadonlySet<string>,
): readonly Found[] => {
  if (unmade.has(name)) return [];
  const variable = variables.get(name);
  if (!variable) return [{ path, message: unknown(name, variables, questions) }];
  if (isNumber && variable.kind === 'category') return [{ path, message: noNumber(name) }];
  return (codes?.all ?? [])
    .filter(code => variable.codes?.includes(code) === false)
    .map(code => ({ path: codes?.path ?? path, message: unknownCode(code, name, variable.codes ?? []) }));
};

const unknown = (name: string, variables: Known['variables'], questions: Known['questions']): Sentence => {
  const parts = [...variables.keys()].filter(each => each.startsWith(`${name}_`));
  if (questions.has(name) && parts[0] !== undefined)
    return {
      ru: `это ${name}, вопрос из нескольких столбцов: назовите один, например ${parts[0]}`,
      en: `is ${name}, a question of several columns: name one, such as ${parts[0]}`,
    };
  const hint = instead(name, [...variables.keys()]);
  return {
    ru: `это ${name}, такой переменной в данных нет: ${hint.ru}`,
    en: `is ${name}, which is no variable of the data: ${hint.en}`,
  };
};

const noNumber = (name: string): Sentence => ({
  ru: `это ${name}, а в ней коды ответов: нужно число, сделайте его в \`variables:\`, например number(\${${name}}) или \${${name}} = 'код'`,
  en: `is ${name}, which holds codes: a number is needed, make one under \`variables:\`, such as number(\${${name}}) or \${${name}} = 'code'`,
});

const unknownCode = (code: string, name: string, codes: readonly string[]): Sentence => {
  const hint = instead(code, codes);
  return {
    ru: `называет код ${code}, которого у ${name} нет: ${hint.ru}`,
    en: `names ${code}, which is no code of ${name}: ${hint.en}`,
  };
};

type Context = { readonly known: Known; readonly given: Given; readonly made: Made };

const conditionMistakes = (
  where: string | undefined,
  path: Path,
  { known, given, made }: Context,
): readonly Found[] => {
  if (where === undefined || !isReadable(where) || asksUnmade(where, made.unmade)) return [];
  const found = expressionMistakes(where, path, known);
  if (found.length > 0) return found;
  const isTrueForSomebody = made.data.some(data => maskOf(data, given.variables, where).includes(1));
  return isTrueForSomebody ? [] : [{ path, message: nobody }];
};

const nobody: Sentence = {
  ru: 'не верно ни для кого: проверьте коды и знаки сравнения',
  en: 'holds for nobody: see the codes and the signs of comparison',
};
