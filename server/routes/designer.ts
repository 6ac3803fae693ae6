// The designer of a draft: one item at a time, each form a step that can be undone; the phone page beside it; the library of questions.
import { Router, type Request, type Response } from 'express';
import type { Clock } from '../clock.ts';
import { holdFrames, standInFrame } from '../middleware/frames.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice, tokenOf } from '../middleware/setUpStaff.ts';
import { questionnairePaths, questionnairePatterns as patterns } from '../paths/questionnaires.ts';
import { presentEditor } from '../presenters/staff/questionnaires/editor.ts';
import { presentLibrary } from '../presenters/staff/questionnaires/library.ts';
import { presentPhonePage } from '../presenters/staff/questionnaires/phone.ts';
import { Problem } from '../problem.ts';
import type { DesignerService, Saved } from '../services/designer.ts';
import type { DraftService, EditOutcome } from '../services/drafts.ts';
import type { Form } from '../services/respond.ts';
import type { QuestionnaireService } from '../services/questionnaires.ts';
import {
  answerPreview,
  preview,
  readState,
  writeState,
  type Preview,
} from '../services/questionnaires/preview.ts';
import { revisionOf } from './questionnaires.ts';
import { visitOf } from './visit.ts';

type Services = {
  readonly designer: DesignerService;
  readonly drafts: DraftService;
  readonly questionnaires: QuestionnaireService;
};
type Item = Request<{ id: string; item: string }>;

const statusOf = (outcome: EditOutcome): number =>
  'conflict' in outcome ? 409 : 'mistakes' in outcome ? 422 : 200;

const editor = ({ designer }: Services, clock: Clock) => {
  type Shown = { readonly id: string; readonly item: string; readonly saved?: Saved };
  return async (request: Request, response: Response, { id, item, saved }: Shown): Promise<void> => {
    const people = saved && 'conflict' in saved.outcome ? saved.outcome.conflict.map(({ who }) => who) : [];
    const sight = await designer.sight({ id, item, people }, accountOf(request).id);
    holdFrames(response);
    response.status(saved ? statusOf(saved.outcome) : 200);
    const page = presentEditor(visitOf(request, response), { sight, clock, ...(saved ? { saved } : {}) });
    response.render('pages/staff/designer', { page });
  };
};

const addItems = (routes: Router, services: Services, clock: Clock): void => {
  const show = editor(services, clock);
  routes.get(patterns.draft, async (request: Request<{ id: string }>, response) => {
    const { document } = await services.drafts.find(request.params.id);
    const first = document.pages[0]?.questions[0]?.id;
    const paths = questionnairePaths(readerOf(response).paths);
    const item = first === undefined ? 'questionnaire' : `question-${first}`;
    response.redirect(303, paths.draftItem(document.id, item));
  });
  routes.get(patterns.draftItem, async (request: Item, response) => show(request, response, request.params));
  routes.post(patterns.draftItem, async (request: Item, response) => {
    const { id, item } = request.params;
    const sent = request.body as Form; // the form parser gives strings and arrays of strings
    const form = { id, item, revision: revisionOf(request), sent };
    const saved = await services.designer.save(form, accountOf(request).id);
    const isKept = !('conflict' in saved.outcome) && !('mistakes' in saved.outcome);
    if (!isKept) return show(request, response, { id, item, saved });
    const next = services.designer.nameOf(saved.next);
    const address = questionnairePaths(readerOf(response).paths).draftItem(id, next);
    if (saved.told.length === 0) return response.redirect(303, address);
    // What is to be said of it would be lost on the way to another page; the script goes by this address.
    await show(request, response.set('Content-Location', address), { id, item: next, saved });
  });
};

const addReturns = (routes: Router, services: Services, clock: Clock): void => {
  const show = editor(services, clock);
  const returning =
    (act: 'undo' | 'redo') =>
    async (request: Request<{ id: string }>, response: Response): Promise<void> => {
      const { id } = request.params;
      const item = fieldOf(request, 'item');
      const outcome = await services.drafts[act](
        { id, revision: revisionOf(request) },
        accountOf(request).id,
      );
      if ('conflict' in outcome || 'mistakes' in outcome) {
        const saved = {
          outcome,
          next: { of: 'questionnaire' } as const,
          told: [],
          typed: new Map<string, string[]>(),
        };
        return show(request, response, { id, item, saved });
      }
      const next = await services.designer.afterReturn(outcome.draft, item);
      response.redirect(303, questionnairePaths(readerOf(response).paths).draftItem(id, next));
    };
  routes.post(patterns.undoDraft, returning('undo'));
  routes.post(patterns.redoDraft, returning('redo'));
};

const addPhone = (routes: Router, { drafts }: Services): void => {
  type Named = Request<{ id: string; page: string }>;
  const render = (request: Named, response: Response, shown: Preview): void => {
    standInFrame(response);
    const around = { id: request.params.id, token: tokenOf(request), state: writeState(shown.answers) };
    const page = presentPhonePage(readerOf(response), shown, around);
    response.status(shown.mistakes.length > 0 ? 422 : 200);
    response.render('pages/staff/phone', { page });
  };
  const find = async ({ params }: Named, state: string): Promise<Preview> => {
    const { document } = await drafts.find(params.id);
    const shown = preview(document, params.page, readState(state));
    if (!shown) throw new Problem('not_found');
    return shown;
  };
  routes.get(patterns.draftPhone, async (request: Named, response) =>
    render(request, response, await find(request, '')),
  );
  routes.post(patterns.draftPhone, async (request: Named, response) => {
    const shown = await find(request, fieldOf(request, 'state'));
    render(request, response, answerPreview(shown, request.body as Form)); // the form parser gives strings and arrays of strings
  });
};

const queryOf = (request: Request, name: string): string => {
  const value = request.query[name];
  return typeof value === 'string' ? value.slice(0, 200) : '';
};

const addLibrary = (routes: Router, { drafts, questionnaires }: Services): void => {
  type Named = Request<{ id: string }>;
  routes.get(patterns.draftLibrary, async (request: Named, response) => {
    const draft = await drafts.find(request.params.id);
    const known = await questionnaires.knownQuestions();
    const searching = { draft, known, find: queryOf(request, 'find'), after: queryOf(request, 'after') };
    response.render('pages/staff/question-library', {
      page: presentLibrary(visitOf(request, response), searching),
    });
  });
  routes.post(patterns.draftLibrary, async (request: Named, response) => {
    const { id } = request.params;
    const [, version = '', question = ''] = fieldOf(request, 'insert').split('/');
    const place = { id, version, question, revision: revisionOf(request), after: fieldOf(request, 'after') };
    const outcome = await questionnaires.insert(place, accountOf(request).id);
    const paths = questionnairePaths(readerOf(response).paths);
    const isIn = outcome !== null && !('conflict' in outcome) && !('mistakes' in outcome);
    leaveNotice(request, isIn ? 'question_inserted' : 'question_not_inserted', { id: question });
    response.redirect(303, isIn ? paths.draftItem(id, `question-${question}`) : paths.draftLibrary(id));
  });
};

export const designerRoutes = (services: Services, clock: Clock): Router => {
  const routes = Router();
  addItems(routes, services, clock);
  addReturns(routes, services, clock);
  addPhone(routes, services);
  addLibrary(routes, services);
  return routes;
};
