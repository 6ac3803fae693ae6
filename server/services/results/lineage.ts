// One series where a question was put in the place of another: which variable of each wave stands behind the name that is asked for.
// What a version replaces is linked by hand when it is published; the series goes on under the newer name, with a break.
import type { Variable } from '../../../surveys/variable.ts';
import type { ReplacedQuestion } from '../../stores/versions.ts';

export type Linkable = {
  readonly variables: readonly Variable[];
  /** All replacements up to the version of the wave. */
  readonly replaces: readonly ReplacedQuestion[];
};

type Link = Pick<ReplacedQuestion, 'question' | 'was'>;

const linksOf = (waves: readonly Linkable[]): readonly Link[] => waves.flatMap(({ replaces }) => replaces);

/** The question and all that it replaced, the newest first. */
const ancestry = (
  question: string,
  links: readonly Link[],
  seen: readonly string[] = [],
): readonly string[] =>
  seen.includes(question)
    ? []
    : [
        question,
        ...links
          .filter(link => link.question === question)
          .flatMap(({ was }) => ancestry(was, links, [...seen, question])),
      ];

/** What the name says beside its question: the row of a grid, the option of several answers. */
const suffixOf = ({ name, question }: Variable): string =>
  name.startsWith(question) ? name.slice(question.length) : name;

/** The names under which waves have the variable, in the order of the waves; null for a wave that asked neither it nor what it replaced. */
export const namesIn = (waves: readonly Linkable[], name: string): readonly (string | null)[] => {
  const newest = waves.flatMap(({ variables }) => variables.filter(each => each.name === name)).at(-1);
  if (!newest) return waves.map(() => null);
  const questions = ancestry(newest.question, linksOf(waves));
  const isSame = (candidate: Variable, question: string): boolean =>
    candidate.question === question &&
    candidate.type === newest.type &&
    suffixOf(candidate) === suffixOf(newest);
  return waves.map(({ variables }) => {
    if (variables.some(each => each.name === name)) return name;
    const found = questions.flatMap(question => variables.filter(each => isSame(each, question)));
    return found[0]?.name ?? null;
  });
};

/** Names whose series goes on under a newer one: they are found under their own address, and told once. */
export const continuedNames = (waves: readonly Linkable[], names: readonly string[]): ReadonlySet<string> =>
  new Set(
    names.flatMap(name => namesIn(waves, name).filter(each => each !== null && each !== name)),
  ) as ReadonlySet<string>; // null was left out

export type Relative = { readonly name: string; readonly waves: readonly number[] };

/** Questions that stand before and after this one in the same series, each with the places of the waves that asked it. */
export const relativesOf = (
  waves: readonly Linkable[],
  name: string,
): { readonly earlier: readonly Relative[]; readonly later: readonly Relative[] } => {
  if (linksOf(waves).length === 0) return { earlier: [], later: [] };
  const all = new Set(waves.flatMap(({ variables }) => variables.map(each => each.name)));
  const asking = (other: string): readonly number[] =>
    waves.flatMap(({ variables }, at) => (variables.some(each => each.name === other) ? [at] : []));
  const told = (names: Iterable<string>): readonly Relative[] =>
    [...names].map(other => ({ name: other, waves: asking(other) }));
  const before = new Set(namesIn(waves, name).filter(other => other !== null && other !== name));
  const after = [...all].filter(other => other !== name && namesIn(waves, other).includes(name));
  return { earlier: told(before as ReadonlySet<string>), later: told(after) }; // null was left out
};
