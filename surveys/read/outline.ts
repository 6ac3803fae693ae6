// The questionnaire as far as it could be read: enough to check names and references while other parts have mistakes.
import { question as questionSchema } from '../questions/schema.ts';
import type { Question } from '../questions/schema.ts';
import { calculation as calculationSchema } from '../schema.ts';
import type { Calculation } from '../schema.ts';
import { valueAt } from './sentences.ts';
import type { Path } from './source.ts';

export type OutlineQuestion = {
  readonly path: Path;
  readonly id: string | undefined;
  readonly relevant: string | undefined;
  /** Undefined where the question itself has mistakes. */
  readonly question: Question | undefined;
};

export type OutlinePage = {
  readonly path: Path;
  readonly id: string | undefined;
  readonly topic: string | undefined;
  readonly relevant: string | undefined;
  readonly block: string | undefined;
  readonly part: string | undefined;
  readonly title: unknown;
  readonly questions: readonly OutlineQuestion[];
};

export type OutlineCalculation = { readonly path: Path; readonly calculation: Calculation };
export type OutlineBlock = { readonly path: Path; readonly id: string };

export type Outline = {
  readonly pages: readonly OutlinePage[];
  readonly topics: ReadonlySet<string>;
  readonly blocks: readonly OutlineBlock[];
  /** Those without mistakes of their own. */
  readonly calculations: readonly OutlineCalculation[];
  readonly start: unknown;
};

export const outlineOf = (document: unknown): Outline => {
  const topics = listAt(document, ['topics']).map(topic => textAt(topic, 'code'));
  return {
    topics: new Set(topics.filter(code => code !== undefined)),
    start: valueAt(document, ['start']),
    blocks: listAt(document, ['blocks']).flatMap((block, index) => {
      const id = textAt(block, 'id');
      return id === undefined ? [] : [{ path: ['blocks', index], id }];
    }),
    calculations: listAt(document, ['calculations']).flatMap((value, index) => {
      const read = calculationSchema.safeParse(value);
      return read.success ? [{ path: ['calculations', index], calculation: read.data }] : [];
    }),
    pages: listAt(document, ['pages']).map((page, index) => outlinedPage(page, ['pages', index])),
  };
};

const outlinedPage = (page: unknown, path: Path): OutlinePage => ({
  path,
  id: textAt(page, 'id'),
  topic: textAt(page, 'topic'),
  relevant: textAt(page, 'relevant'),
  block: textAt(page, 'block'),
  part: textAt(page, 'part'),
  title: valueAt(page, ['title']),
  questions: listAt(page, ['questions']).map((each, at) => outlined(each, [...path, 'questions', at])),
});

const outlined = (value: unknown, path: Path): OutlineQuestion => {
  const read = questionSchema.safeParse(value);
  return {
    path,
    id: textAt(value, 'id'),
    relevant: textAt(value, 'relevant'),
    question: read.success ? read.data : undefined,
  };
};

const listAt = (value: unknown, path: Path): readonly unknown[] => {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list : [];
};

/** Codes may be written as numbers. */
const textAt = (value: unknown, field: string): string | undefined => {
  const text = valueAt(value, [field]);
  return typeof text === 'string' || typeof text === 'number' ? String(text) : undefined;
};
