// Names that must differ, and names that must exist: ids, topics, and the codes of a headline.
import { moduleOf } from '../questions/index.ts';
import type { Question } from '../questions/schema.ts';
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
            message: repeated(page.id),
          },
        ]
      : []),
    ...(page.topic !== undefined && !topics.has(page.topic)
      ? [
          {
            path: [...page.path, 'topic'],
            message: `is ${page.topic}, which is not under \`topics:\`: add it there`,
          },
        ]
      : []),
  ]);

/** One sentence for pages and questions: a page made of a lone question has the question's id, and is told once. */
const repeated = (id: string): string => `repeats the id ${id}: give every page and every question its own`;

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
      found.push({ path: [...path, 'id'], message: repeated(id) });
    }
    owners.set(id, id);
  }
  for (const { id, question, path } of questions) {
    if (id === undefined || question === undefined) continue;
    for (const name of [...moduleOf(question).names(question), ...orderNames(question)]) {
      const owner = owners.get(name);
      if (owner !== undefined && owner !== id)
        found.push({ path: [...path, 'id'], message: clash(id, name, owner) });
      owners.set(name, owners.get(name) ?? id);
    }
  }
  return found;
};

const clash = (id: string, name: string, owner: string): string =>
  `${id} makes the column ${name}, which ${owner === name ? 'is a question' : `${owner} makes`} too: rename one of them`;

const definitionMistakes = ({ question, path }: OutlineQuestion): readonly Found[] => {
  if (question === undefined) return [];
  const own = moduleOf(question)
    .mistakes(question)
    .map(mistake => ({ path: [...path, ...mistake.path], message: mistake.message }));
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
            message: `is ${code}, which is no code of ${question.id}`,
          },
        ],
  );
  return [...own, ...unknown];
};
