// Quotas of a wave: typed into a table, uploaded as a file, taken away.
import { Router, type Request, type Response } from 'express';
import { quotasCsv } from '../downloads/quotasCsv.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { uploadOf } from '../middleware/setUpUploads.ts';
import { wavePaths, wavePatterns } from '../paths/waves.ts';
import {
  fieldName,
  presentQuotas,
  storedValues,
  type TypedQuotas,
} from '../presenters/staff/waves/quotas.ts';
import type { QuotaService, QuotasSaved, WaveQuotas } from '../services/quotas.ts';
import { readTable } from '../uploads/table.ts';
import { visitOf } from './visit.ts';

type Named = Request<{ survey: string; wave: string }>;

const nothingWrong = { mistakes: [], fileProblem: null } as const;

const handlers = (quotas: QuotaService) => {
  const show = (request: Request, response: Response, found: WaveQuotas, typed: TypedQuotas): void => {
    const combinations = quotas.fits(found) ? quotas.combinations(found) : [];
    const page = presentQuotas(visitOf(request, response), { found, combinations }, typed);
    response.render('pages/staff/quotas', { page });
  };
  return {
    show,
    /** Back to the board, or the form again with what is wrong. */
    finish: (
      request: Request,
      response: Response,
      {
        found,
        outcome,
        values,
      }: { found: WaveQuotas; outcome: QuotasSaved; values: ReadonlyMap<string, string> },
    ): void => {
      if ('mistakes' in outcome)
        return show(request, response.status(422), found, {
          ...nothingWrong,
          values,
          mistakes: outcome.mistakes,
        });
      leaveNotice(request, outcome.done ? 'quotas_saved' : 'moved_already', {});
      const { survey, wave } = found;
      response.redirect(303, wavePaths(readerOf(response).paths).board(survey.id, wave.name));
    },
  };
};

const namesIn = (request: Request, field: string): readonly string[] =>
  [0, 1, 2].map(index => fieldOf(request, `${field}.${index}`)).filter(name => name !== '');

/** Empty fields are no quotas; the row of a typed table is that of a file with the same header. */
const typedTable = (combinations: readonly (readonly string[])[], values: ReadonlyMap<string, string>) =>
  combinations.flatMap(codes => {
    const value = values.get(fieldName(codes)) ?? '';
    return value.trim() === '' ? [] : [[...codes, value]];
  });

const addTable = (routes: Router, quotas: QuotaService): void => {
  const { show, finish } = handlers(quotas);
  routes.get(wavePatterns.quotas, async (request: Named, response) => {
    const { by = [] } = request.query;
    const names = [by].flat().filter(name => typeof name === 'string');
    const found = await quotas.find(request.params.survey, request.params.wave, names);
    show(request, response, found, { ...nothingWrong, values: storedValues(found.wave.quotas) });
  });
  routes.post(wavePatterns.quotas, async (request: Named, response) => {
    const { survey, wave } = request.params;
    const found = await quotas.find(survey, wave, namesIn(request, 'by'));
    const who = accountOf(request).id;
    if (fieldOf(request, 'remove') !== '') {
      const outcome = await quotas.remove(found, who);
      return finish(request, response, { found, outcome, values: new Map() });
    }
    const combinations = quotas.fits(found) ? quotas.combinations(found) : [];
    const values = new Map(combinations.map(codes => [fieldName(codes), fieldOf(request, fieldName(codes))]));
    const header = [...found.chosen.map(({ name }) => name), 'count'];
    const outcome = await quotas.set(found, [header, ...typedTable(combinations, values)], who);
    finish(request, response, { found, outcome, values });
  });
};

const addFiles = (routes: Router, quotas: QuotaService): void => {
  const { show, finish } = handlers(quotas);
  routes.post(wavePatterns.quotasUpload, async (request: Named, response) => {
    const found = await quotas.find(request.params.survey, request.params.wave);
    const values = storedValues(found.wave.quotas);
    const upload = uploadOf(request);
    const read = upload ? await readTable(upload.bytes) : { problem: 'none' };
    if ('problem' in read)
      return show(request, response.status(422), found, { values, mistakes: [], fileProblem: read.problem });
    const outcome = await quotas.set(found, read.table, accountOf(request).id);
    finish(request, response, { found, outcome, values });
  });
  routes.get(wavePatterns.quotasFile, async (request: Named, response) => {
    const { survey, wave } = request.params;
    const found = await quotas.find(survey, wave);
    const wanted = new Map(found.wave.quotas?.cells.map(({ codes, target }) => [codes.join('.'), target]));
    const cells = quotas
      .combinations(found)
      .map(codes => ({ codes, target: wanted.get(codes.join('.')) ?? null }));
    response.attachment(`${survey}-${wave}-quotas.csv`).type('text/csv');
    response.send(
      await quotasCsv(
        found.chosen.map(({ name }) => name),
        cells,
      ),
    );
  });
};

export const quotaRoutes = (quotas: QuotaService): Router => {
  const routes = Router();
  addTable(routes, quotas);
  addFiles(routes, quotas);
  return routes;
};
