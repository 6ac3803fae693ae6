// Finds questions by words: each must stand somewhere in the question, its topic, its answers or its sentence. Endings may be missing,
// and "е" stands for "ё".
import type { QuestionResult } from '../../services/results/result.ts';
import { say, type Reader } from '../reader.ts';
import { headline } from './headline.ts';

/** One spelling for comparing: small letters, "е" for "ё", one kind of space. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();

/** Short words are taken as they are. */
const longEnough = 4;
/** What changes from case to case at the end of most Russian words. */
const ending = /(?:[аеиоуыэюяйь]{1,3}|ам|ах|ом|ем|ов|ями|ами)$/;

export const wordsIn = (query: string): readonly string[] =>
  folded(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .map(word => (word.length > longEnough ? word.replace(ending, '') : word));

const textOf = (reader: Reader, question: QuestionResult): string => {
  const { survey, variable, topic, categories, waves } = question;
  const newest = waves.at(-1);
  return folded(
    [
      ...[survey.title, variable.label, variable.text, ...(topic ? [topic] : [])].map(text =>
        say(reader, text),
      ),
      ...categories.map(({ label }) => say(reader, label)),
      ...(newest ? [headline(reader, question, newest) ?? ''] : []),
    ].join(' '),
  );
};

/** In any of these languages. */
export const containsWords = (
  readers: readonly Reader[],
  questions: readonly QuestionResult[],
  query: string,
): boolean => {
  const words = wordsIn(query);
  return readers.some(reader => {
    const text = questions.map(question => textOf(reader, question)).join(' ');
    return words.every(word => text.includes(word));
  });
};
