// What can be taken of a table: the numbers, the table as it stands, the recipe, and the code in R that repeats it.
import { Router, type Response } from 'express';
import { resultsAsCsv } from '../downloads/analysisCsv.ts';
import { tableXlsx } from '../downloads/tableXlsx.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { analysisPatterns, files, type AnalysisFile } from '../paths/analysis.ts';
import { methodLines } from '../presenters/staff/analysis/page.ts';
import { presentTable } from '../presenters/staff/analysis/table.ts';
import { Problem } from '../problem.ts';
import type { AnalysisService, Computed, Table } from '../services/analysis.ts';
import { tableFor } from './analysis.ts';

type Made = Extract<Computed, { analysis: unknown }>;
type Send = (response: Response, table: Table, made: Made) => void | Promise<void>;

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const senders: Readonly<Record<AnalysisFile, Send>> = {
  'table.csv': async (response, _, { analysis }) =>
    void response.type('text/csv').send(await resultsAsCsv(analysis)),
  'table.xlsx': async (response, table, { analysis }) => {
    const shown = presentTable(readerOf(response), table, analysis);
    const method = [
      ...methodLines(readerOf(response), table, analysis),
      ...[table.view.waves.join(', '), analysis.program, `recipe sha256 ${analysis.recipe.sha256}`],
    ];
    response.type(xlsxType).send(await tableXlsx(shown, method));
  },
  'recipe.yaml': (response, _, { recipe }) => void response.type('text/yaml').send(recipe),
  'repeat.R': (response, _, { code }) => void response.type('text/plain').send(code ?? ''),
};

/** Named for what it holds: `population-change-2013.csv`. */
const nameFor = ({ view }: Table, file: AnalysisFile): string =>
  `${[view.survey, view.question, ...view.waves].join('-')}.${file.split('.').at(-1)}`;

export const analysisFileRoutes = (analysis: AnalysisService): Router =>
  Router().get(analysisPatterns.analysisFile, async (request, response) => {
    const { survey, question, file: wanted } = request.params;
    const file = files.find(each => each === wanted);
    if (!file) throw new Problem('not_found');
    const { view } = await analysis.choose(survey, question, request.query);
    const table = await tableFor(analysis, response, { view, code: file === 'repeat.R' });
    if (!('analysis' in table.computed)) throw new Problem('not_found');
    response.set('Cache-Control', 'no-store').attachment(nameFor(table, file));
    await senders[file](response, table, table.computed);
  });
