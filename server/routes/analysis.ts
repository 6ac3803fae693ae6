// The analysis desk: surveys, questions, tables, and the files of a table.
import { Router, type Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { analysisPaths, analysisPatterns } from '../paths/analysis.ts';
import { jsonBlock } from '../presenters/charts/spec.ts';
import { presentQuestions, presentSurveys } from '../presenters/staff/analysis/lists.ts';
import { presentAnalysis } from '../presenters/staff/analysis/page.ts';
import { say } from '../presenters/reader.ts';
import type { AnalysisService, Choice, Table } from '../services/analysis.ts';
import type { ViewService } from '../services/views.ts';
import { leaving } from './leaving.ts';
import { visitOf } from './visit.ts';

export const tableFor = (
  analysis: AnalysisService,
  response: Response,
  { view, code = false }: Pick<Choice, 'view'> & { readonly code?: boolean },
): Promise<Table> => {
  const reader = readerOf(response);
  return analysis.table({
    ...{ view, code, signal: leaving(response) },
    title: ({ label }) => [say(reader, label), view.waves.join(', ')].join(', '),
  });
};

const readable = (query: string): string => new URLSearchParams(query).toString();

const addTable = (routes: Router, analysis: AnalysisService): void => {
  routes.get(analysisPatterns.analysisTable, async (request, response) => {
    const { survey, question } = request.params;
    const asking = await analysis.choose(survey, question, request.query);
    const { query } = asking;
    const here = request.originalUrl.split('?', 2)[1];
    // One address for one table, however the form sent it; browsers write the same signs in different ways.
    if (here !== undefined && readable(here) !== readable(query)) {
      const { analysisTable } = analysisPaths(readerOf(response).paths);
      return response.redirect(303, analysisTable(survey, question, query));
    }
    const table = await tableFor(analysis, response, asking);
    const page = presentAnalysis(visitOf(request, response), { table, asking });
    if (!page.made) response.status(422);
    response.render('pages/staff/analysis-table', { page, jsonBlock });
  });
};

type Services = { readonly analysis: AnalysisService; readonly views: ViewService };

export const analysisRoutes = ({ analysis, views }: Services): Router => {
  const routes = Router();
  routes.get(analysisPatterns.analysis, async (request, response) => {
    const page = presentSurveys(visitOf(request, response), await analysis.surveys(), await views.all());
    response.render('pages/staff/analysis-surveys', { page });
  });
  routes.get(analysisPatterns.analysisSurvey, async (request, response) => {
    const material = await analysis.material(request.params.survey);
    const sought = typeof request.query['find'] === 'string' ? request.query['find'] : '';
    const page = presentQuestions(visitOf(request, response), material, sought.slice(0, 200));
    response.render('pages/staff/analysis-questions', { page });
  });
  addTable(routes, analysis);
  return routes;
};
