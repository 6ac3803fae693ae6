// Saved views of the analysis desk: saved from a table, opened, renamed, sent to the press desk, deleted.
import { Router, type Request } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { analysisPaths, analysisPatterns } from '../paths/analysis.ts';
import { presentUnsaved, presentView } from '../presenters/staff/analysis/views.ts';
import { Problem } from '../problem.ts';
import type { ViewService } from '../services/views.ts';
import { visitOf } from './visit.ts';

/** Only the part of an address behind its question mark. */
const queryIn = (request: Request): string => {
  const query = fieldOf(request, 'query');
  return query.startsWith('?') ? query.slice(0, 4000) : '';
};

const addSaving = (routes: Router, views: ViewService): void => {
  routes.post(analysisPatterns.views, async (request, response) => {
    const table = {
      survey: fieldOf(request, 'survey'),
      question: fieldOf(request, 'question'),
      query: queryIn(request),
    };
    const name = fieldOf(request, 'name');
    const saved = await views.save({ ...table, name, who: accountOf(request).id });
    if ('mistake' in saved) {
      const page = presentUnsaved(visitOf(request, response), table, { name, mistake: saved.mistake });
      return response.status(422).render('pages/staff/analysis-unsaved', { page });
    }
    leaveNotice(request, 'analysis:views.saved', { name: name.trim() });
    const { analysisTable } = analysisPaths(readerOf(response).paths);
    response.redirect(303, analysisTable(table.survey, table.question, table.query));
  });
  routes.get(analysisPatterns.views, (_request, response) =>
    response.redirect(303, analysisPaths(readerOf(response).paths).analysis()),
  );
};

const addMoves = (routes: Router, views: ViewService): void => {
  routes.post(analysisPatterns.viewMove, async (request, response) => {
    const { view, move } = request.params;
    const who = accountOf(request).id;
    const { analysis, view: viewPath } = analysisPaths(readerOf(response).paths);
    if (move === 'delete') {
      const { name } = await views.remove(view, who);
      leaveNotice(request, 'analysis:views.deleted', { name });
      return response.redirect(303, analysis());
    }
    if (move !== 'send' && move !== 'recall') throw new Problem('not_found');
    const { name } = await views.send(view, move === 'send' ? fieldOf(request, 'note') : null, who);
    leaveNotice(request, `analysis:views.${move === 'send' ? 'was_sent' : 'was_recalled'}`, { name });
    response.redirect(303, viewPath(view));
  });
};

export const viewRoutes = (views: ViewService): Router => {
  const routes = Router();
  addSaving(routes, views);
  routes.get(analysisPatterns.view, async (request, response) => {
    const page = presentView(visitOf(request, response), await views.find(request.params.view));
    response.render('pages/staff/analysis-view', { page });
  });
  routes.post(analysisPatterns.view, async (request, response) => {
    const { view } = request.params;
    const name = fieldOf(request, 'name');
    const renamed = await views.rename(view, name, accountOf(request).id);
    if ('mistake' in renamed) {
      const wrong = { name, mistake: renamed.mistake };
      const page = presentView(visitOf(request, response), await views.find(view), wrong);
      return response.status(422).render('pages/staff/analysis-view', { page });
    }
    leaveNotice(request, 'analysis:views.renamed', { name: name.trim() });
    response.redirect(303, analysisPaths(readerOf(response).paths).view(view));
  });
  addMoves(routes, views);
  return routes;
};
