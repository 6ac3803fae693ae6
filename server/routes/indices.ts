// Corruption indices at the desk: the page and its file.
import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import { indicesCsv } from '../downloads/indicesCsv.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { analysisPatterns } from '../paths/analysis.ts';
import { presentIndices } from '../presenters/staff/indices/page.ts';
import type { Indices, IndexService } from '../services/indices.ts';
import { leaving } from './leaving.ts';
import { visitOf } from './visit.ts';

const asked = (
  { params, query }: Request<{ survey: string }>,
  response: Response,
  indices: IndexService,
): Promise<Indices> => {
  const { wave, by } = query;
  const choice = {
    ...(typeof wave === 'string' ? { wave } : {}),
    ...(typeof by === 'string' ? { by } : {}),
  };
  return indices.of(params.survey, choice, leaving(response));
};

export const indexRoutes = (indices: IndexService): Router => {
  const routes = Router();
  routes.get(analysisPatterns.indices, async (request, response) => {
    const page = presentIndices(visitOf(request, response), await asked(request, response, indices));
    response.render('pages/staff/indices', { page });
  });
  routes.get(analysisPatterns.indicesFile, async (request, response) => {
    const found = await asked(request, response, indices);
    const name = [found.survey.id, found.by === 'wave' ? 'waves' : found.wave, 'indices', found.by].join('-');
    response.set('Cache-Control', 'no-store').attachment(`${name}.csv`).type('text/csv');
    await pipeline(indicesCsv(readerOf(response), found), response);
  });
  return routes;
};
