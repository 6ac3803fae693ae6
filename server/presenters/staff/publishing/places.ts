// What people call a place in a questionnaire: "Вопрос 13 «Доверяете?»", and the address where the designer shows it.
import { inLanguage } from '../../../../surveys/language.ts';
import type { Question } from '../../../../surveys/questions/schema.ts';
import type { Questionnaire } from '../../../../surveys/schema.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Reader } from '../../reader.ts';

export type NamedPlace = {
  readonly page?: string | undefined;
  readonly question?: string | undefined;
  readonly part?: string | undefined;
};

/** A text on one line, cut where it is longer. */
export const brief = (text: string, longest = 60): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
};

type Found = { readonly question: Question; readonly number: number | null };

const findQuestion = ({ pages }: Questionnaire, id: string): Found | undefined => {
  let number = 0;
  for (const question of pages.flatMap(({ questions }) => questions)) {
    if (question.type !== 'information') number += 1;
    if (question.id === id) return { question, number: question.type === 'information' ? null : number };
  }
  return undefined;
};

export const wordsOf = (reader: Reader, question: Question, longest = 60): string => {
  const short = question.type === 'information' ? undefined : question.short;
  return brief(inLanguage(short ?? question.text, reader.language), longest);
};

/** Number and words of a question; its id where it is not there. */
export const questionLabel = (reader: Reader, document: Questionnaire, id: string): string => {
  const found = findQuestion(document, id);
  if (!found) return reader.t('publishing:place.gone', { id });
  const words = wordsOf(reader, found.question);
  return found.number === null
    ? reader.t('publishing:place.information', { words })
    : reader.t('publishing:place.question', { number: found.number, words });
};

export const pageLabel = (reader: Reader, { pages }: Questionnaire, id: string): string => {
  const at = pages.findIndex(page => page.id === id);
  const page = pages[at];
  if (!page) return reader.t('publishing:place.gone', { id });
  const [first] = page.questions;
  const title = page.title && brief(inLanguage(page.title, reader.language));
  const words = title ?? (first ? wordsOf(reader, first) : id);
  return reader.t('publishing:place.page', { number: at + 1, words });
};

/** Where the designer shows it; the questionnaire as a whole where it is none of its parts. */
export const itemOf = ({ page, question }: NamedPlace): string => {
  if (question !== undefined) return `question-${question}`;
  return page === undefined ? 'questionnaire' : `page-${page}`;
};

export const placeLink = (reader: Reader, document: Questionnaire, place: NamedPlace) => {
  const { page, question, part } = place;
  const label =
    question !== undefined
      ? questionLabel(reader, document, question)
      : page !== undefined
        ? pageLabel(reader, document, page)
        : reader.t('publishing:place.whole');
  return {
    label,
    part: part === undefined ? null : reader.t('publishing:place.part', { code: part }),
    href: questionnairePaths(reader.paths).draftItem(document.id, itemOf(place)),
  };
};

/** Counted from 1, texts between questions left out; undefined for a text, and where there is no such question. */
export const questionNumber = (document: Questionnaire, id: string): number | undefined =>
  findQuestion(document, id)?.number ?? undefined;
