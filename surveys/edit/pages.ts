// Adds, removes, moves and renames pages.
import type { Questionnaire } from '../schema.ts';
import { mistaken } from './edit.ts';
import type { EditOf, Step } from './edit.ts';
import { byId, findPage, insertedAfter, pageBefore, withPage, withPages } from './place.ts';

export const addPage = (document: Questionnaire, { page, after }: EditOf<'add_page'>): Step => {
  if (findPage(document, page.id)) return mistaken('id_taken', page.id);
  const pages = insertedAfter(document.pages, page, after, byId);
  if (!pages) return mistaken('no_such_page', after ?? '');
  return { document: withPages(document, pages), inverse: { kind: 'remove_page', page: page.id } };
};

export const removePage = (document: Questionnaire, { page: id }: EditOf<'remove_page'>): Step => {
  const page = findPage(document, id);
  if (!page) return mistaken('no_such_page', id);
  if (document.pages.length === 1) return mistaken('last_page', id);
  return {
    document: withPages(
      document,
      document.pages.filter(each => each !== page),
    ),
    inverse: { kind: 'add_page', page, after: pageBefore(document, id) },
  };
};

export const movePage = (document: Questionnaire, { page: id, after }: EditOf<'move_page'>): Step => {
  const page = findPage(document, id);
  if (!page) return mistaken('no_such_page', id);
  const others = document.pages.filter(each => each !== page);
  const pages = insertedAfter(others, page, after, byId);
  if (!pages) return mistaken('no_such_page', after ?? '');
  const inverse = { kind: 'move_page', page: id, after: pageBefore(document, id) } as const;
  return { document: withPages(document, pages), inverse };
};

/** No condition and no text names a page. */
export const renamePage = (document: Questionnaire, { page: id, to }: EditOf<'rename_page'>): Step => {
  if (!findPage(document, id)) return mistaken('no_such_page', id);
  if (to !== id && findPage(document, to)) return mistaken('id_taken', to);
  return {
    document: withPage(document, id, page => ({ ...page, id: to })),
    inverse: { kind: 'rename_page', page: to, to: id },
  };
};
