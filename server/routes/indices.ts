// Corruption indices at the desk: the page and its file.
import { pipeline } from 'node:stream/promises';
import { Router, type Request } from 'express';
import { indicesCsv } from '../downloads/indicesCsv.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { analysisPatterns } from '../paths/analysis.ts';
import { presentIndices } from '../presenters/staff/indices/page.ts';
import type { Indices, IndexService } from '../services/indices.ts';
import { visitOf } from './visit.ts';

const asked = ({ params, query }: Request<{ survey: string }>, indices: IndexService): Promise<Indices> => {
  const { wave, by } = query;
  return indices.of(params.survey, {
    ...(typeof wave === 'string' ? { wave } : {}),
    ...(typeof by === 'string' ? { by } : {}),
  });
};

export const indexRoutes = (indices: IndexService): Router => {
  const routes = Router();
  routes.get(analysisPatterns.indices, async (request, response) => {
    const page = presentIndices(visitOf(request, response), await asked(request, indices));
    response.render('pages/staff/indices', { page });
  });
  routes.get(analysisPatterns.indicesFile, async (request, response) => {
    const found = await asked(request, indices);
    const name = [found.survey.id, found.by === 'wave' ? 'waves' : found.wave, 'indices', found.by].join('-');
    response.set('Cache-Control', 'no-store').attachment(`${name}.csv`).type('text/csv');
    await pipeline(indicesCsv(readerOf(response), found), response);
  });
  return routes;
};
