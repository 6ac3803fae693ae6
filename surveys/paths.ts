// The ways through a questionnaire: every page, the condition that leads there, who comes, and where they go next.
import type { Page } from './schema.ts';
import { conditionsOf } from './checks/conditions.ts';
import { isTrue, outcomesOf } from './checks/reach.ts';
import type { Study } from './checks/study.ts';

/** Where respondents go from a page; `page` is undefined for those who are done. */
export type Route = { readonly page: string | undefined; readonly share: number };

export type Stop = {
  /** 1 for the first page of the file. */
  readonly number: number;
  readonly page: string;
  readonly questions: readonly string[];
  /** Conditions of the page and, where it holds one question, of that. */
  readonly conditions: readonly string[];
  /** Share of the simulated respondents who come here. */
  readonly share: number;
  /** true: it was proved that nobody can come here. */
  readonly isUnreachable: boolean;
  /** From the most travelled on; shares are of those who come here. */
  readonly routes: readonly Route[];
  /** Questions, options and rows on the page that have conditions of their own. */
  readonly conditional: number;
};

export const pathsOf = (study: Study): readonly Stop[] => {
  const { questionnaire, respondents } = study;
  const next = routesOf(study);
  const impossible = impossiblePages(study);
  const conditions = conditionsOf(questionnaire);
  return questionnaire.pages.map((page, index) => {
    const onward = next.get(page.id) ?? new Map<string | undefined, number>();
    const visits = [...onward.values()].reduce((sum, count) => sum + count, 0);
    return {
      number: index + 1,
      page: page.id,
      questions: page.questions.map(({ id }) => id),
      conditions: conditionsTo(page),
      share: visits / respondents.length,
      isUnreachable: impossible.has(index),
      routes: [...onward]
        .map(([to, count]) => ({ page: to, share: count / visits }))
        .sort((first, second) => second.share - first.share),
      conditional: conditions.filter(({ place }) => place[1] === index).length - conditionsTo(page).length,
    };
  });
};

const conditionsTo = ({ relevant, questions }: Page): readonly string[] => {
  const [only, ...more] = questions;
  const own = more.length === 0 ? only?.relevant : undefined;
  return [relevant, own].filter(condition => condition !== undefined);
};

/** How many went from each page to which. */
const routesOf = ({ respondents }: Study): ReadonlyMap<string, Map<string | undefined, number>> => {
  const routes = new Map<string, Map<string | undefined, number>>();
  for (const { steps } of respondents) {
    steps.forEach(({ page }, at) => {
      const onward = routes.get(page.id) ?? new Map<string | undefined, number>();
      const to = steps[at + 1]?.page.id;
      onward.set(to, (onward.get(to) ?? 0) + 1);
      routes.set(page.id, onward);
    });
  }
  return routes;
};

/** Pages whose condition, or the condition of every question, holds for no answers. */
const impossiblePages = (study: Study): ReadonlySet<number> => {
  const never = conditionsOf(study.questionnaire).filter(({ expression, around }) => {
    const outcomes = outcomesOf(study, isTrue(expression, around));
    return outcomes !== undefined && !outcomes.canHold;
  });
  return new Set(
    study.questionnaire.pages.flatMap((page, index) => {
      const here = never.filter(({ place }) => place[1] === index);
      const isPageClosed = here.some(({ place }) => place.length === 3);
      const closed = new Set(here.filter(({ place }) => place.length === 5).map(({ place }) => place[3]));
      return isPageClosed || closed.size === page.questions.length ? [index] : [];
    }),
  );
};
