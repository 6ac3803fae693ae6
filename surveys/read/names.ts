// Names that must differ, and names that must exist: ids, topics, and the codes of a headline.
import { moduleOf } from '../questions/index.ts';
import type { Question } from '../questions/schema.ts';
import type { Said } from '../said.ts';
import { listOf } from '../walk/order.ts';
import type { Found } from './lists.ts';
import type { Outline, OutlineQuestion } from './outline.ts';
import type { Path } from './source.ts';

export const nameMistakes = (outline: Outline): readonly Found[] => [
  ...pageMistakes(outline),
  ...questionMistakes(
    outline.pages.flatMap(page => page.questions),
    besides(outline),
  ),
  ...outline.pages.flatMap(page => page.questions.flatMap(definitionMistakes)),
];

const pageMistakes = ({ pages, topics }: Outline): readonly Found[] =>
  pages.flatMap((page, index) => [
    ...(page.id !== undefined && pages.findIndex(other => other.id === page.id) < index
      ? [
          {
            path: [...page.path, 'id'],
            said: repeated(page.id),
          },
        ]
      : []),
    ...(page.topic !== undefined && !topics.has(page.topic)
      ? [
          {
            path: [...page.path, 'topic'],
            said: { code: 'not_listed', values: { name: page.topic, field: 'topics' } } as const,
          },
        ]
      : []),
  ]);

/** One sentence for pages and questions: a page made of a lone question has the question's id, and is told once. */
const repeated = (id: string): Said => ({ code: 'id_repeated', values: { id } });

/** What has a name of its own beside the questions: calculations, and the orders of blocks. */
type Named = { readonly id: string; readonly path: Path };

const besides = ({ calculations, blocks }: Outline): readonly Named[] => [
  ...calculations.map(({ calculation, path }) => ({ id: calculation.id, path })),
  ...blocks.map(({ id, path }) => ({ id: `${id}_order`, path })),
];

/** Columns in which the order of options or rows is recorded. */
const orderNames = (question: Question): readonly string[] =>
  'order' in question && question.order !== undefined
    ? [`${question.id}_order`, ...listOf(question).map(({ code }) => `${question.id}_order_${code}`)]
    : [];

const questionMistakes = (
  questions: readonly OutlineQuestion[],
  others: readonly Named[],
): readonly Found[] => {
  const owners = new Map<string, string>();
  const found: Found[] = [];
  for (const { id, path } of [...questions, ...others]) {
    if (id === undefined) continue;
    if (owners.has(id)) {
      found.push({ path: [...path, 'id'], said: repeated(id) });
    }
    owners.set(id, id);
  }
  for (const { id, question, path } of questions) {
    if (id === undefined || question === undefined) continue;
    for (const name of [...moduleOf(question).names(question), ...orderNames(question)]) {
      const owner = owners.get(name);
      if (owner !== undefined && owner !== id)
        found.push({ path: [...path, 'id'], said: clash(id, name, owner) });
      owners.set(name, owners.get(name) ?? id);
    }
  }
  return found;
};

const clash = (id: string, name: string, owner: string): Said =>
  owner === name
    ? { code: 'column_of_question', values: { id, name } }
    : { code: 'column_of_other', values: { id, name, owner } };

const definitionMistakes = ({ question, path }: OutlineQuestion): readonly Found[] => {
  if (question === undefined) return [];
  const own = moduleOf(question)
    .mistakes(question)
    .map(mistake => ({ path: [...path, ...mistake.path], said: mistake.said }));
  if (question.type === 'information' || question.headline === undefined) return own;
  const known = new Set(
    moduleOf(question)
      .variables(question)
      .flatMap(variable => variable.categories.map(category => category.code)),
  );
  const unknown = question.headline.codes.flatMap((code, index) =>
    known.has(code)
      ? []
      : [
          {
            path: [...path, 'headline', 'codes', index],
            said: { code: 'code_unknown', values: { code, name: question.id } } as const,
          },
        ],
  );
  return [...own, ...unknown];
};
