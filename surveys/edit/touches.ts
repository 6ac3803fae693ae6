// What an edit changes, as addresses that go from the whole to the part: `question:age/text/ru`. Two people's edits collide where
// one address lies within the other; everything else goes side by side.
import type { Questionnaire } from '../schema.ts';
import type { Edit, EditKind, EditOf, ItemPlace, Target } from './edit.ts';
import { findPage } from './place.ts';

const itemAddress = ({ question, list, code }: ItemPlace): string =>
  `${question === null ? 'questionnaire' : `question:${question}`}/${list}/${code}`;

const targetAddress = (target: Target): string => {
  switch (target.of) {
    case 'questionnaire':
      return 'questionnaire';
    case 'page':
      return `page:${target.page}`;
    case 'question':
      return `question:${target.question}`;
    case 'item':
      return itemAddress(target);
  }
};

const withQuestions = (document: Questionnaire, page: string): readonly string[] => [
  `page:${page}`,
  ...(findPage(document, page)?.questions ?? []).map(({ id }) => `question:${id}`),
];

type Touching = {
  readonly [Kind in EditKind]: (edit: EditOf<Kind>, document: Questionnaire) => readonly string[];
};

const touching: Touching = {
  set: ({ target, field, language }) => [
    [targetAddress(target), ...field.split('.'), language ?? []].flat().join('/'),
  ],
  add_page: ({ page }) => [`page:${page.id}`, ...page.questions.map(({ id }) => `question:${id}`)],
  remove_page: ({ page }, document) => withQuestions(document, page),
  move_page: ({ page }) => [`page:${page}/place`],
  rename_page: ({ page, to }) => [`page:${page}`, `page:${to}`],
  add_question: ({ question }) => [`question:${question.id}`],
  remove_question: ({ question }) => [`question:${question}`],
  replace_question: ({ question }) => [`question:${question}`],
  move_question: ({ question }) => [`question:${question}/place`],
  part_question: ({ question }) => [`question:${question}/place`],
  rename_question: ({ question, to }) => [`question:${question}`, `question:${to}`],
  add_item: edit => [itemAddress({ ...edit, code: edit.item.code })],
  remove_item: edit => [itemAddress(edit)],
  move_item: edit => [`${itemAddress(edit)}/place`],
  rename_item: edit => [itemAddress(edit), itemAddress({ ...edit, code: edit.to })],
  replace_document: () => [''],
  several: ({ edits }, document) => edits.flatMap(edit => touchedBy(document, edit)),
};

/** As the document was before the edit. The empty address is the whole document. */
export function touchedBy(document: Questionnaire, edit: Edit): readonly string[] {
  const touch = touching[edit.kind] as (edit: Edit, document: Questionnaire) => readonly string[]; // of this very kind by the table above
  return touch(edit, document);
}

const isWithin = (inner: string, outer: string): boolean =>
  outer === '' || inner === outer || inner.startsWith(`${outer}/`);

export const collide = (first: readonly string[], second: readonly string[]): boolean =>
  first.some(one => second.some(other => isWithin(one, other) || isWithin(other, one)));
