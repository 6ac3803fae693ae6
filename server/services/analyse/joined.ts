// Waves that asked a question since replaced have its answers under the newer name, too: one series, broken where the questions change.
// Answers meet by their codes; what was hidden by chance is estimated by the design of its own question and is not joined.
import type { Column, Dataset } from '../../../analysis/index.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { namesIn } from '../results/lineage.ts';
import type { Joined, PlacedWave } from './places.ts';

type Place = Joined & { readonly wave: number };

/** Nobody was asked what chance decided, and its design is another one in every questionnaire. */
const canJoin = ({ indirect, origin }: Variable): boolean =>
  indirect === undefined && (origin === undefined || origin === 'calculation');

const placesOf = (waves: readonly PlacedWave[]): readonly Place[] => {
  const replacing = new Set(waves.flatMap(({ replaces }) => replaces.map(({ question }) => question)));
  if (replacing.size === 0) return [];
  const candidates = waves
    .flatMap(({ variables }) => variables)
    .filter(variable => replacing.has(variable.question) && canJoin(variable));
  return [...new Set(candidates.map(({ name }) => name))].flatMap(name =>
    namesIn(waves, name).flatMap((was, wave) => (was === null || was === name ? [] : [{ name, was, wave }])),
  );
};

/** All closed waves of a survey, oldest first: the question that replaced another may be asked by a later one only. */
export const withJoined = (waves: readonly PlacedWave[]): readonly PlacedWave[] => {
  const places = placesOf(waves);
  if (places.length === 0) return waves;
  const newest = new Map(waves.flatMap(({ variables }) => variables.map(each => [each.name, each] as const)));
  return waves.map((wave, at) => {
    const own = places.flatMap(({ wave: place, name, was }) => {
      const variable = wave.variables.find(each => each.name === was);
      const question = newest.get(name)?.question ?? name;
      return place === at && variable && canJoin(variable)
        ? [{ joined: { name, was }, variable: { ...variable, name, question } }]
        : [];
    });
    return {
      ...wave,
      joined: own.map(({ joined }) => joined),
      variables: [...wave.variables, ...own.map(({ variable }) => variable)],
    };
  });
};

/** Whether a wave has this variable only as a stand-in for one that came later. */
const isStandIn = ({ joined = [] }: Pick<PlacedWave, 'joined'>, name: string): boolean =>
  joined.some(each => each.name === name);

/** The waves as they asked. */
export const asAsked = (waves: readonly PlacedWave[]): readonly PlacedWave[] =>
  waves.map(wave => ({
    ...wave,
    variables: wave.variables.filter(({ name }) => !isStandIn(wave, name)),
  }));

/** Of these waves, those in which another question begins to stand behind the name. */
export const startsOf = (waves: readonly PlacedWave[], name: string): readonly string[] => {
  const asking = waves.filter(({ variables }) => variables.some(variable => variable.name === name));
  const behind = asking.map(({ joined = [] }) => joined.find(each => each.name === name)?.was ?? name);
  return asking.slice(1).flatMap(({ wave }, at) => (behind[at] === behind[at + 1] ? [] : [wave.name]));
};

const renamed = (column: Column, { name, was }: Joined): readonly Column[] => {
  if (column.name === was) return [{ ...column, name }];
  return column.name.startsWith(`${was}_`)
    ? [{ ...column, name: `${name}${column.name.slice(was.length)}` }]
    : [];
};

/** A column that the wave has already is its own. */
export const withJoinedColumns = (data: Dataset, all: readonly Joined[] = []): Dataset => {
  if (all.length === 0) return data;
  const own = [...data.columns.values()];
  const more = all.flatMap(joined => own.flatMap(column => renamed(column, joined)));
  return {
    rows: data.rows,
    columns: new Map([...more, ...own].map(column => [column.name, column])),
  };
};
