// Addresses of questionnaires: the list, the beginning of a new one, and the designer of a draft.
import type { Paths } from '../paths.ts';

export const questionnairePatterns = {
  questionnaires: '/staff/questionnaires',
  newQuestionnaire: '/staff/questionnaires/new',
  uploadQuestionnaire: '/staff/questionnaires/new/upload',
  draft: '/staff/questionnaires/:id/edit',
  draftItem: '/staff/questionnaires/:id/edit/:item',
  draftPhone: '/staff/questionnaires/:id/phone/:page',
  draftLibrary: '/staff/questionnaires/:id/library',
  undoDraft: '/staff/questionnaires/:id/undo',
  redoDraft: '/staff/questionnaires/:id/redo',
  removeDraft: '/staff/questionnaires/:id/remove',
} as const;

export const questionnairePaths = ({ at }: Pick<Paths, 'at'>) => {
  const all = at('/staff/questionnaires');
  const of = (id: string): string => `${all}/${id}`;
  return {
    questionnaires: () => all,
    newQuestionnaire: () => `${all}/new`,
    uploadQuestionnaire: () => `${all}/new/upload`,
    draft: (id: string) => `${of(id)}/edit`,
    draftItem: (id: string, item: string) => `${of(id)}/edit/${item}`,
    draftPhone: (id: string, page: string) => `${of(id)}/phone/${page}`,
    draftLibrary: (id: string) => `${of(id)}/library`,
    undoDraft: (id: string) => `${of(id)}/undo`,
    redoDraft: (id: string) => `${of(id)}/redo`,
    removeDraft: (id: string) => `${of(id)}/remove`,
  };
};
