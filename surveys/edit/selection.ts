// What is open in the designer: the questionnaire as a whole, a page or a question. Written in addresses as `question-met`.
import type { Questionnaire } from '../schema.ts';
import { findPage, findQuestion } from './place.ts';

export type Selection =
  | { readonly of: 'questionnaire' }
  | { readonly of: 'page'; readonly id: string }
  | { readonly of: 'question'; readonly id: string };

export const whole: Selection = { of: 'questionnaire' };

export const selectionName = (selection: Selection): string =>
  selection.of === 'questionnaire' ? 'questionnaire' : `${selection.of}-${selection.id}`;

/** Undefined where the name says nothing, or something that is not there. */
export const selectionIn = (document: Questionnaire, name: string): Selection | undefined => {
  if (name === 'questionnaire') return whole;
  const [, of, id = ''] = /^(page|question)-(\w{1,40})$/.exec(name) ?? [];
  if (of === 'page' && findPage(document, id)) return { of, id };
  return of === 'question' && findQuestion(document, id) ? { of, id } : undefined;
};

/** The page that is shown for it. */
export const pageOf = (document: Questionnaire, selection: Selection): string => {
  const first = document.pages[0]?.id ?? '';
  if (selection.of === 'questionnaire') return first;
  if (selection.of === 'page') return selection.id;
  return findQuestion(document, selection.id)?.page.id ?? first;
};

/** What is open once this page has gone: the page behind it, else the one before. */
export const besidePage = ({ pages }: Questionnaire, id: string): Selection => {
  const at = pages.findIndex(page => page.id === id);
  const next = (pages[at + 1] ?? pages[at - 1])?.questions[0];
  return next ? { of: 'question', id: next.id } : whole;
};
