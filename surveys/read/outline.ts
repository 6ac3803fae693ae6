// The questionnaire as far as it could be read: enough to check names and references while other parts have mistakes.
import { question as questionSchema } from '../questions/schema.ts';
import type { Question } from '../questions/schema.ts';
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
  readonly questions: readonly OutlineQuestion[];
};

export type Outline = { readonly pages: readonly OutlinePage[]; readonly topics: ReadonlySet<string> };

export const outlineOf = (document: unknown): Outline => {
  const topics = listAt(document, ['topics']).map(topic => textAt(topic, 'code'));
  return {
    topics: new Set(topics.filter(code => code !== undefined)),
    pages: listAt(document, ['pages']).map((page, index) => {
      const path = ['pages', index];
      return {
        path,
        id: textAt(page, 'id'),
        topic: textAt(page, 'topic'),
        relevant: textAt(page, 'relevant'),
        questions: listAt(page, ['questions']).map((each, at) => outlined(each, [...path, 'questions', at])),
      };
    }),
  };
};

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
