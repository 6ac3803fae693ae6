// What every question shows, whatever its type: its words, the line that says why it is safe, and what was wrong.
import type { Form, FormMistake } from '../../../../surveys/answers.ts';
import { valuesOf } from '../../../../surveys/questions/fields.ts';
import type { Question } from '../../../../surveys/questions/schema.ts';
import { markOf, say, type Reader } from '../../reader.ts';
import { markOfMistake, sayMistake } from '../mistakes.ts';

/** A question on its way to a page: what its form holds and what is wrong with it. */
export type Asked<Q extends Question = Question> = {
  readonly reader: Reader;
  readonly question: Q;
  readonly form: Form;
  readonly mistakes: readonly FormMistake[];
  /** 1 where the question is the page, 2 where it stands in a group. */
  readonly level: 1 | 2;
};

/** That an answer may be left out is said where the question is asked, not found out. */
const presentHint = (reader: Reader, question: Question) => {
  const isOptional = question.type !== 'information' && question.required === false;
  const lines = [
    ...(isOptional ? [reader.t('respond:optional')] : []),
    ...(question.hint ? [say(reader, question.hint)] : []),
  ];
  return lines.length > 0
    ? {
        id: `${question.id}-hint`,
        text: lines.join(' '),
        lang: lines.length === 1 && question.hint ? markOf(reader, question.hint) : null,
      }
    : null;
};

export const presentWords = ({ reader, question, mistakes, level }: Asked) => {
  const { id } = question;
  const isSensitive = question.type !== 'information' && question.sensitive === true;
  const words = {
    id,
    level,
    heading: say(reader, question.text),
    lang: markOf(reader, question.text),
    hint: presentHint(reader, question),
    safe: isSensitive
      ? { id: `${id}-safe`, strong: reader.t('respond:safe.strong'), text: reader.t('respond:safe.text') }
      : null,
    mistakes: mistakes
      .filter(({ row }) => row === undefined)
      .map((mistake, index) => ({
        id: `${id}-mistake-${index + 1}`,
        text: sayMistake(reader, question, mistake),
        lang: markOfMistake(reader, question, mistake),
      })),
  };
  const notes = [words.hint, words.safe, ...words.mistakes].flatMap(note => (note ? [note.id] : []));
  return { ...words, describedBy: notes.join(' ') || null };
};

type Words = ReturnType<typeof presentWords>;

/** A question whose answers hide: why nobody can know one's own stands in place of the line under sensitive questions. */
export const withReason = (words: Words, reader: Reader, reason: string): Words => {
  const safe = { id: `${words.id}-safe`, strong: reader.t('respond:safe.why'), text: reason };
  const notes = [words.hint, safe, ...words.mistakes].flatMap(note => (note ? [note.id] : []));
  return { ...words, safe, describedBy: notes.join(' ') };
};

/** The first value the form holds under a name; nothing is an empty text. */
export const written = ({ form }: Pick<Asked, 'form'>, name: string): string => valuesOf(form, name)[0] ?? '';
