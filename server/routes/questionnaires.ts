// The list of questionnaires, a new one by hand or from a file, and the removal of a draft.
import { Router, type Request, type Response } from 'express';
import type { Clock } from '../clock.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { uploadOf, type Upload } from '../middleware/setUpUploads.ts';
import { questionnairePaths, questionnairePatterns as patterns } from '../paths/questionnaires.ts';
import { presentQuestionnaires, presentRemoval } from '../presenters/staff/questionnaires/list.ts';
import {
  presentImport,
  presentNew,
  refusalInWords,
  type Beginning,
} from '../presenters/staff/questionnaires/new.ts';
import { Problem } from '../problem.ts';
import type { DraftService } from '../services/drafts.ts';
import type { QuestionnaireService, Source, Wish } from '../services/questionnaires.ts';
import { readWorkbook } from '../uploads/workbook.ts';
import { visitOf } from './visit.ts';

type Services = { readonly questionnaires: QuestionnaireService; readonly drafts: DraftService };

const fieldsOf = (request: Request, name: string): readonly string[] => {
  const body: unknown = request.body;
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(each => typeof each === 'string');
};

const sourceOf = (text: string): Source => {
  const [from, of = ''] = text.split(':');
  return from === 'template' || from === 'questionnaire' ? { from, of } : { from: 'blank' };
};

const wishOf = (request: Request): Wish => ({
  source: sourceOf(fieldOf(request, 'source')),
  title: fieldOf(request, 'title').slice(0, 300),
  id: fieldOf(request, 'id').slice(0, 80),
  population: fieldOf(request, 'population').slice(0, 300),
  languages: fieldsOf(request, 'languages'),
});

const toDesigner = (response: Response, id: string): void =>
  response.redirect(303, questionnairePaths(readerOf(response).paths).draft(id));

const showNew =
  ({ questionnaires }: Services) =>
  async (request: Request, response: Response, more: Partial<Beginning> = {}): Promise<void> => {
    const beginning = { templates: questionnaires.templates(), listed: await questionnaires.list(), ...more };
    const page = presentNew(visitOf(request, response), beginning);
    response.render('pages/staff/questionnaire-new', { page });
  };

const addNew = (routes: Router, services: Services): void => {
  const show = showNew(services);
  routes.get(patterns.newQuestionnaire, async (request, response) => show(request, response));
  routes.post(patterns.newQuestionnaire, async (request, response) => {
    const wish = wishOf(request);
    const begun = await services.questionnaires.begin(wish, accountOf(request).id);
    if ('draft' in begun) return toDesigner(response, begun.draft.id);
    response.status(422);
    await show(request, response, { wish, faults: begun.faults });
  });
};

/** What the file holds, or why it cannot be read, in the reader's language. */
const sheetOf = async ({ name, bytes }: Upload, language: 'ru' | 'en') => {
  if (!/\.xlsx?$/i.test(name)) return { name, yaml: bytes.toString('utf8') };
  const read = await readWorkbook(bytes);
  return 'problem' in read ? { problem: read.problem[language] } : { name, workbook: read.workbook };
};

const addUpload = (routes: Router, services: Services): void => {
  const show = showNew(services);
  routes.post(patterns.uploadQuestionnaire, async (request, response) => {
    const reader = readerOf(response);
    const upload = uploadOf(request);
    const refuse = async (problem: string, lines: readonly string[] = []): Promise<void> => {
      response.status(422);
      await show(request, response, { upload: { name: upload?.name ?? '', problem, lines } });
    };
    if (!upload) return refuse(reader.t('questionnaires:upload.no_file'));
    const sheet = await sheetOf(upload, reader.language === 'en' ? 'en' : 'ru');
    if ('problem' in sheet) return refuse(`${upload.name}: ${sheet.problem}`);
    const taken = await services.questionnaires.takeUpload(sheet, accountOf(request).id);
    if ('fault' in taken) {
      const { problem, lines } = refusalInWords(reader, upload.name, taken);
      return refuse(problem, lines);
    }
    const isWhole = taken.lost.ru.length + taken.changed.ru.length === 0;
    if (isWhole) return toDesigner(response, taken.draft.id);
    const page = presentImport(visitOf(request, response), upload.name, taken);
    response.render('pages/staff/questionnaire-imported', { page });
  });
};

const addRemoval = (routes: Router, { drafts }: Services): void => {
  type Named = Request<{ id: string }>;
  routes.get(patterns.removeDraft, async (request: Named, response) => {
    const page = presentRemoval(visitOf(request, response), await drafts.find(request.params.id));
    response.render('pages/staff/wave-move', { page });
  });
  routes.post(patterns.removeDraft, async (request: Named, response) => {
    await drafts.remove(request.params.id, accountOf(request).id);
    leaveNotice(request, 'draft_removed', { id: request.params.id });
    response.redirect(303, questionnairePaths(readerOf(response).paths).questionnaires());
  });
};

export const questionnaireRoutes = (services: Services, clock: Clock): Router => {
  const routes = Router();
  routes.get(patterns.questionnaires, async (request, response) => {
    const sight = { listed: await services.questionnaires.list(), clock };
    const page = presentQuestionnaires(visitOf(request, response), sight);
    response.render('pages/staff/questionnaires', { page });
  });
  addNew(routes, services);
  addUpload(routes, services);
  addRemoval(routes, services);
  routes.post(patterns.draft, async (request: Request<{ id: string }>, response) => {
    const draft = await services.questionnaires.goOn(request.params.id, accountOf(request).id);
    toDesigner(response, draft.id);
  });
  return routes;
};

/** The revision a form was made from; a form without one is none of ours. */
export const revisionOf = (request: Request): number => {
  const revision = Number(fieldOf(request, 'revision'));
  if (!Number.isInteger(revision) || revision < 1) throw new Problem('bad_request');
  return revision;
};
