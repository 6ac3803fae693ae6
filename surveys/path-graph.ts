// The ways through a questionnaire as a graph to be drawn: pages that go together are one node, and what respondents did between
// the nodes are its edges.
import { parsedOnce, references } from './conditions/index.ts';
import type { Study } from './checks/study.ts';
import type { Localised } from './localised.ts';
import type { Stop } from './paths.ts';
import type { Page, Questionnaire } from './schema.ts';

/**
 * all: no condition leads there · some: one condition for all its pages · each: pages of one choice, each with a condition of its
 * own · mixed: a block whose pages come in an order by chance.
 */
export type NodeKind = 'all' | 'some' | 'each' | 'mixed';

export type PathNode = {
  readonly kind: NodeKind;
  /** Numbers of its first and last page, from 1. */
  readonly from: number;
  readonly to: number;
  readonly pages: readonly string[];
  readonly questions: number;
  /** The topic, or the heading where a single page has one. */
  readonly name: Localised | undefined;
  /** The words of its first question, for nodes without a name. */
  readonly first: Localised;
  /** What leads to all its pages; none where each page has its own. */
  readonly conditions: readonly string[];
  /** Conditions inside conditions: 0 on the way of everybody. */
  readonly depth: number;
  /** Of all simulated respondents, who came to any of its pages. */
  readonly share: number;
  readonly isUnreachable: boolean;
};

/** Places of nodes; `to` is null for the end. Shares are of all simulated respondents. */
export type PathEdge = { readonly from: number; readonly to: number | null; readonly share: number };

export type PathGraph = {
  readonly nodes: readonly PathNode[];
  readonly edges: readonly PathEdge[];
  /** How many different ways from node to node were met. */
  readonly ways: number;
};

export const graphOf = (study: Study, stops: readonly Stop[]): PathGraph => {
  const groups = folded(study.questionnaire, stops);
  const nodeOf = new Map(groups.flatMap(({ pages }, at) => pages.map(({ id }) => [id, at] as const)));
  const ways = study.respondents.map(({ steps }) =>
    steps.map(({ page }) => nodeOf.get(page.id) ?? 0).filter((node, at, all) => node !== all[at - 1]),
  );
  const nodes = groups.map((group, at) =>
    nodeFrom(group, study, {
      share: ways.filter(way => way.includes(at)).length / ways.length,
      depth: depthOf(group, study.questionnaire, groups),
    }),
  );
  return { nodes, edges: edgesOf(ways), ways: new Set(ways.map(way => way.join())).size };
};

const edgesOf = (ways: readonly (readonly number[])[]): readonly PathEdge[] => {
  const counts = new Map<string, PathEdge>();
  for (const way of ways)
    way.forEach((from, at) => {
      const to = way[at + 1] ?? null;
      const key = `${from} ${to}`;
      const share = (counts.get(key)?.share ?? 0) + 1 / ways.length;
      counts.set(key, { from, to, share });
    });
  return [...counts.values()].sort((first, second) => first.from - second.from || second.share - first.share);
};

type Group = { readonly kind: NodeKind; readonly pages: readonly Page[]; readonly stops: readonly Stop[] };

/** So many neighbours that hang on one choice are drawn as one. */
const fewestOfOneChoice = 4;

const folded = (questionnaire: Questionnaire, stops: readonly Stop[]): readonly Group[] => {
  const single = questionnaire.pages.flatMap((page, at): readonly Group[] => {
    const stop = stops[at];
    if (stop === undefined) return [];
    const kind = page.block !== undefined ? 'mixed' : stop.conditions.length > 0 ? 'some' : 'all';
    return [{ kind, pages: [page], stops: [stop] }];
  });
  const alike = runs(single, goTogether).map(joined);
  return runs(alike, areOneChoice).flatMap(run =>
    run.length < fewestOfOneChoice ? run : [{ ...joined(run), kind: 'each' as const }],
  );
};

const runs = (
  groups: readonly Group[],
  belong: (first: Group, second: Group) => boolean,
): readonly (readonly Group[])[] => {
  const all: Group[][] = [];
  for (const group of groups) {
    const last = all.at(-1)?.at(-1);
    if (last && belong(last, group)) all.at(-1)?.push(group);
    else all.push([group]);
  }
  return all;
};

const joined = (run: readonly Group[]): Group => ({
  kind: run[0]?.kind ?? 'all',
  pages: run.flatMap(({ pages }) => pages),
  stops: run.flatMap(({ stops }) => stops),
});

const isClosed = ({ stops }: Group): boolean => stops.every(({ isUnreachable }) => isUnreachable);
const topicOf = ({ pages }: Group): string | undefined => pages[0]?.topic;
const conditionsTo = ({ stops }: Group): string => JSON.stringify(stops[0]?.conditions);

const goTogether = (first: Group, second: Group): boolean => {
  const [one, other] = [first.pages[0], second.pages[0]];
  if (one?.block !== undefined || other?.block !== undefined) return one?.block === other?.block;
  return (
    one?.title === undefined &&
    other?.title === undefined &&
    topicOf(first) === topicOf(second) &&
    conditionsTo(first) === conditionsTo(second) &&
    isClosed(first) === isClosed(second)
  );
};

const areOneChoice = (first: Group, second: Group): boolean =>
  first.kind === 'some' &&
  second.kind === 'some' &&
  topicOf(first) === topicOf(second) &&
  isClosed(first) === isClosed(second) &&
  namesIn(first).join() === namesIn(second).join();

/** What the conditions to a group look at, each once, in order. */
const namesIn = ({ stops }: Group): readonly string[] => {
  const names = (stops[0]?.conditions ?? []).flatMap(text => {
    const parsed = parsedOnce(text);
    return 'expression' in parsed ? references(parsed.expression).map(({ name }) => name) : [];
  });
  return [...new Set(names)].sort();
};

const deepest = 3;

/** One deeper than the deepest group whose answers its condition looks at. */
const depthOf = (group: Group, questionnaire: Questionnaire, groups: readonly Group[]): number => {
  if (group.kind === 'all' || conditionsTo(group) === '[]') return 0;
  const asked = groups.filter(
    other =>
      other !== group &&
      other.pages.some(page => page.questions.some(({ id }) => namesIn(group).includes(id))),
  );
  const depths = asked
    .filter(other => groups.indexOf(other) < groups.indexOf(group))
    .map(other => depthOf(other, questionnaire, groups));
  return Math.min(deepest, 1 + Math.max(0, ...depths));
};

type Measured = { readonly share: number; readonly depth: number };

const nodeFrom = (group: Group, { questionnaire }: Study, { share, depth }: Measured): PathNode => {
  const { kind, pages, stops } = group;
  const [first, last] = [stops[0], stops.at(-1)];
  const [page] = pages;
  const [question] = page?.questions ?? [];
  return {
    kind,
    from: first?.number ?? 0,
    to: last?.number ?? 0,
    pages: pages.map(({ id }) => id),
    questions: pages.flatMap(({ questions }) => questions).filter(({ type }) => type !== 'information')
      .length,
    name: page?.title ?? questionnaire.topics.find(({ code }) => code === page?.topic)?.label,
    first: question?.text ?? {},
    conditions: kind === 'some' ? (first?.conditions ?? []) : [],
    depth,
    share,
    isUnreachable: isClosed(group),
  };
};
