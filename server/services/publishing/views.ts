// Which saved views of the analysis desk the next version touches: by what their address names, and what happens to those questions.
import { codebook } from '../../../surveys/codebook.ts';
import type { Grade } from '../../../surveys/versions.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { SavedView } from '../../stores/views.ts';

export type TouchedView = {
  readonly id: string;
  readonly name: string;
  /** The questions of the former version that it shows, breaks by or chooses people by, each with what becomes of it. */
  readonly questions: readonly { readonly question: string; readonly fate: Fate }[];
};

/** `gone`: no wave from now on will ask it. */
export type Fate = Exclude<Grade, 'safe'> | 'gone';

type Change = { readonly question: string | undefined; readonly grade: Grade };
type Replaced = { readonly question: string; readonly was: string };
type Versions = {
  readonly former: Questionnaire;
  readonly next: Questionnaire;
  readonly changes: readonly Change[];
  readonly replaces: readonly Replaced[];
};

/** Breakdowns and the choice of people; what stands in quotes is a code. */
const namedIn = ({ question, query }: SavedView): readonly string[] => {
  const asked = new URLSearchParams(query);
  const where = asked.getAll('where').map(text => text.replace(/'[^']*'|"[^"]*"/g, ' '));
  return [question, ...asked.getAll('by'), ...where.flatMap(text => text.match(/\w+/g) ?? [])];
};

const questionsOf = (view: SavedView, former: Questionnaire): readonly string[] => {
  const named = namedIn(view);
  const found = codebook(former).filter(({ name, question }) =>
    named.some(each => each === name || each === question),
  );
  return [...new Set(found.map(({ question }) => question))];
};

export const touchedViews = (views: readonly SavedView[], versions: Versions): readonly TouchedView[] =>
  views.flatMap(view => {
    const questions = questionsOf(view, versions.former).flatMap(question => {
      const fate = fateOf(question, versions);
      return fate === null ? [] : [{ question, fate }];
    });
    return questions.length === 0 ? [] : [{ id: view.id, name: view.name, questions }];
  });

/** What replaces a question on purpose begins its trend anew. */
const fateOf = (question: string, { next, changes, replaces }: Versions): Fate | null => {
  if (replaces.some(({ was }) => was === question)) return 'breaks';
  if (!next.pages.some(({ questions }) => questions.some(({ id }) => id === question))) return 'gone';
  const grade = changes.find(change => change.question === question)?.grade ?? 'safe';
  return grade === 'safe' ? null : grade;
};
