// Conditions that cannot be parsed, or that ask about what is unknown, comes later, or can never be answered.
import { parsedOnce, references } from '../conditions/index.ts';
import type { Reference } from '../conditions/index.ts';
import { moduleOf } from '../questions/index.ts';
import type { Question } from '../questions/schema.ts';
import type { Found } from './lists.ts';
import { nearest } from './nearest.ts';
import type { Outline, OutlineQuestion } from './outline.ts';
import type { Path } from './source.ts';

type Condition = { readonly path: Path; readonly text: string };

/** Questions before a place in the questionnaire, and all of them. */
type Known = { readonly before: Map<string, OutlineQuestion>; readonly all: ReadonlySet<string> };

export const conditionMistakes = ({ pages }: Outline): readonly Found[] => {
  const all = new Set(
    pages.flatMap(page => page.questions.flatMap(({ id }) => (id === undefined ? [] : [id]))),
  );
  const known: Known = { before: new Map(), all };
  return pages.flatMap(page => [
    ...check({ path: [...page.path, 'relevant'], text: page.relevant }, known),
    ...page.questions.flatMap(outlined => {
      const found = conditionsOf(outlined).flatMap(condition => check(condition, known));
      if (outlined.id !== undefined) known.before.set(outlined.id, outlined);
      return found;
    }),
  ]);
};

const conditionsOf = ({ path, relevant, question }: OutlineQuestion): readonly Partial<Condition>[] => {
  const parts = (['options', 'rows'] as const).flatMap(field => {
    const list: readonly { readonly relevant?: string | undefined }[] = question
      ? listOf(question, field)
      : [];
    return list.map((part, index) => ({
      path: [...path, field, index, 'relevant'],
      ...(part.relevant === undefined ? {} : { text: part.relevant }),
    }));
  });
  return [{ path: [...path, 'relevant'], ...(relevant === undefined ? {} : { text: relevant }) }, ...parts];
};

const listOf = (
  question: Question,
  field: 'options' | 'rows',
): readonly { relevant?: string | undefined }[] => {
  if (field === 'rows') return 'rows' in question ? question.rows : [];
  return 'options' in question ? question.options : [];
};

const check = (
  { path, text }: { readonly path?: Path; readonly text?: string | undefined },
  known: Known,
): readonly Found[] => {
  if (path === undefined || text === undefined) return [];
  const parsed = parsedOnce(text);
  if ('mistake' in parsed) return [{ path, message: parsed.mistake }];
  return references(parsed.expression)
    .flatMap(reference => referenceMistakes(reference, known))
    .map(message => ({ path, message }));
};

const referenceMistakes = (reference: Reference, { before, all }: Known): readonly string[] => {
  const { name } = reference;
  const asked = before.get(name);
  if (asked === undefined && all.has(name)) {
    return [`asks about ${name}, which is not asked before: a condition can only look back`];
  }
  if (asked === undefined) {
    const near = nearest(name, [...all]);
    return [
      `asks about ${name}, which is no question${near ? `: did you mean ${near}?` : ': correct the name'}`,
    ];
  }
  return asked.question ? answerMistakes(reference, asked.question) : [];
};

/** What is answered one by one: rows of a grid, options of a ranking. */
const partsAnswered = (question: Question): readonly { readonly code: string }[] => {
  if ('rows' in question) return question.rows;
  return question.type === 'ranking' ? question.options : [];
};

const answerMistakes = ({ name, row, codes }: Reference, question: Question): readonly string[] => {
  if (question.type === 'information')
    return [`asks about ${name}, which is only a text: nothing is answered there`];
  const rows = partsAnswered(question).map(each => each.code);
  if (row === undefined && rows.length > 0) {
    return [`asks about the whole ${question.type} ${name}: name a row, \${${name}.${rows[0]}}`];
  }
  if (row !== undefined && !rows.includes(row)) {
    return [
      `asks about row ${row} of ${name}, which has ${rows.length > 0 ? `rows ${rows.join(', ')}` : 'no rows'}`,
    ];
  }
  return codes
    .filter(code => !moduleOf(question).hasCode(question, code))
    .map(code => `compares ${name} with ${code}, which is no code of it: correct the code`);
};
