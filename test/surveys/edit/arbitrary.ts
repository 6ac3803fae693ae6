// Edits of every kind against a questionnaire: most can be made, some name what is not there.
import fc from 'fast-check';
import { newQuestion, questionTypes, retyped } from '../../../surveys/edit/blank.ts';
import { questionLists, wholeLists, type Edit } from '../../../surveys/edit/edit.ts';
import { itemsAt, listOf } from '../../../surveys/edit/lists.ts';
import { findQuestion, questionsIn } from '../../../surveys/edit/place.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';

const newNames = ['brand_new', 'q77', '1bad', 'a'];

/** One edit, chosen by the numbers, of what the document has now. */
export const editOf = (document: Questionnaire, draw: (most: number) => number): Edit => {
  const oneOf = <Value>(values: readonly Value[]): Value => values[draw(values.length - 1)] as Value;
  const questions = questionsIn(document).map(({ id }) => id);
  const pages = document.pages.map(({ id }) => id);
  const question = oneOf([...questions, ...questions, 'nowhere']);
  const page = oneOf([...pages, ...pages, 'nowhere']);
  const name = oneOf([...newNames, ...questions]);
  const type = oneOf(questionTypes);
  const found = findQuestion(document, question)?.question;
  const isOfWhole = draw(3) === 0;
  const owner = isOfWhole ? null : question;
  const own = questionLists.filter(each => found && listOf(found, each));
  const list = isOfWhole ? oneOf(wholeLists) : oneOf([...own, 'options' as const]);
  const items = itemsAt(document, { question: owner, list });
  const codes = 'items' in items ? items.items.map(({ code }) => code) : [];
  const code = oneOf([...codes, 'none_such']);
  const begun = newQuestion(document, { id: 'brand_new', type, text: { ru: 'Что нового?' } });
  const sibling = oneOf([
    null,
    ...(findQuestion(document, question)?.page.questions.map(({ id }) => id) ?? []),
  ]);
  const after = oneOf([null, ...pages]);
  const target = { of: 'question', question } as const;
  const make: readonly (() => Edit)[] = [
    () => ({
      kind: 'set',
      target,
      field: oneOf(['text', 'hint', 'short']),
      language: 'ru',
      value: oneOf(['Слова', '', ' так ']),
    }),
    () => ({
      kind: 'set',
      target,
      field: oneOf(['relevant', 'sensitive', 'min', 'order', 'options', '__proto__', 'missing']),
      value: oneOf([null, true, 2, 'random', "${nowhere} = 'x'", []]),
    }),
    () => ({
      kind: 'set',
      target: { of: 'page', page },
      field: oneOf(['title', 'questions']),
      language: 'en',
      value: 'Title',
    }),
    () => ({
      kind: 'set',
      target: { of: 'questionnaire' },
      field: oneOf(['title', 'start.lead', 'population']),
      language: 'en',
      value: oneOf(['A', null]),
    }),
    () => ({
      kind: 'set',
      target: { of: 'item', question: owner, list, code },
      field: oneOf(['label', 'code']),
      language: 'ce',
      value: oneOf(['Ӏуьйре', null]),
    }),
    () => ({ kind: 'add_page', page: { id: name, questions: [begun] }, after }),
    () => ({ kind: 'remove_page', page }),
    () => ({ kind: 'move_page', page, after }),
    () => ({ kind: 'rename_page', page, to: name }),
    () => ({ kind: 'add_question', question: begun, page, after: sibling }),
    () => ({ kind: 'remove_question', question }),
    () => ({ kind: 'move_question', question, page, after: sibling }),
    () => ({ kind: 'part_question', question, page: name, after }),
    () => ({ kind: 'replace_question', question, by: found ? retyped(document, found, type) : begun }),
    () => ({ kind: 'rename_question', question, to: name }),
    () => ({
      kind: 'add_item',
      question: owner,
      list,
      item: {
        ...{ code: oneOf(['fresh', '5', code]), label: { ru: 'Новое' } },
        ...(list === 'calculations' ? { value: '1' } : {}),
      },
      after: oneOf([null, ...codes]),
    }),
    () => ({ kind: 'remove_item', question: owner, list, code }),
    () => ({ kind: 'move_item', question: owner, list, code, after: oneOf([null, ...codes]) }),
    () => ({ kind: 'rename_item', question: owner, list, code, to: oneOf(['fresh', 'a b', ...codes]) }),
    () => ({
      kind: 'several',
      edits: [
        { kind: 'move_page', page, after: null },
        { kind: 'remove_question', question },
      ],
    }),
  ];
  return oneOf(make)();
};

/** Endless small numbers from a list. */
export const draws = fc.array(fc.nat(10_000), { minLength: 60, maxLength: 60 });

export const drawing = (numbers: readonly number[]) => {
  let at = 0;
  return (most: number): number => {
    at += 1;
    return ((numbers[at % numbers.length] ?? 0) + at) % (most + 1);
  };
};
