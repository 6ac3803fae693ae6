// Open data: pages for people, and the files of every version of a release. Files are the same in every language.
import { Router, type Request, type Response } from 'express';
import type { Clock } from '../clock.ts';
import { measured, openCsv } from '../downloads/openCsv.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { apiRoot, dataFiles, dataPatterns as patterns, type DataFile } from '../paths/data.ts';
import { jsonBlock } from '../presenters/charts/spec.ts';
import { presentApi } from '../presenters/data/apiPage.ts';
import { releaseRows } from '../presenters/data/estimates.ts';
import { metaOf } from '../presenters/data/meta.ts';
import { dataPackage, headLines } from '../presenters/data/package.ts';
import { presentDataList } from '../presenters/data/listPage.ts';
import { presentDataRelease } from '../presenters/data/releasePage.ts';
import { codebookDocument, codebookTable, estimateTable } from '../presenters/data/tables.ts';
import type { Readers } from '../presenters/data/words.ts';
import { Problem } from '../problem.ts';
import type { OpenDataService, OpenVersion } from '../services/openData.ts';
import { editionOf, readersOf } from './api.ts';
import { operations, queries } from './api/operations.ts';
import { openToAll } from './openToAll.ts';
import { revalidate } from './revalidate.ts';

type Parts = { readonly openData: OpenDataService; readonly clock: Pick<Clock, 'dayOf'> };

const csvOf = (readers: Readers, opened: OpenVersion, name: 'estimates' | 'codebook'): Promise<string> =>
  openCsv(
    headLines(readers, opened),
    name === 'estimates' ? estimateTable(readers, opened) : codebookTable(opened),
  );

const jsonOf = (readers: Readers, opened: OpenVersion, data: unknown): string => {
  const { api: _, ...meta } = metaOf(readers, [opened]);
  return `${JSON.stringify({ meta, release: opened.release.id, version: opened.version.number, data }, null, 1)}\n`;
};

const packageOf = async (readers: Readers, opened: OpenVersion): Promise<string> => {
  const [estimates, codebook] = [
    measured(await csvOf(readers, opened, 'estimates')),
    measured(await csvOf(readers, opened, 'codebook')),
  ];
  return `${JSON.stringify(dataPackage(readers, opened, { estimates, codebook }), null, 2)}\n`;
};

const contents: Readonly<Record<DataFile, (readers: Readers, opened: OpenVersion) => Promise<string>>> = {
  'datapackage.json': packageOf,
  'estimates.csv': (readers, opened) => csvOf(readers, opened, 'estimates'),
  'estimates.json': async (readers, opened) => jsonOf(readers, opened, releaseRows(readers, opened)),
  'codebook.csv': (readers, opened) => csvOf(readers, opened, 'codebook'),
  'codebook.json': async (readers, opened) => jsonOf(readers, opened, codebookDocument(opened)),
};

const sendFile = async (
  { openData }: Parts,
  request: Request<{ release: string; version: string; file: string }>,
  response: Response,
): Promise<void> => {
  const { release, version, file: asked } = request.params;
  const file = dataFiles.find(each => each === asked);
  if (!file || !/^[1-9]\d{0,5}$/.test(version)) throw new Problem('not_found');
  const opened = await openData.version(release, Number(version));
  await revalidate(request, response, [file, editionOf([opened])], async () => {
    const text = await contents[file](readersOf(response), opened);
    const name = file === 'datapackage.json' ? file : `barometer-${release}-v${version}-${file}`;
    response.set('Content-Disposition', `inline; filename="${name}"`);
    response.type(file.endsWith('.csv') ? 'text/csv' : 'application/json').send(text);
  });
};

/** Parameters of the lists, as the interface reads them. */
const parametersOf = (query: keyof typeof queries): readonly string[] => Object.keys(queries[query].shape);

const addPages = (routes: Router, { openData }: Parts): void => {
  routes.get(patterns.data, async (request, response) => {
    const versions = await openData.newest();
    await revalidate(request, response, editionOf(versions), () =>
      response.render('pages/data/list', { page: presentDataList(readerOf(response), versions) }),
    );
  });
  routes.get(patterns.dataApi, async (request, response) => {
    const versions = await openData.newest();
    await revalidate(request, response, editionOf(versions), () => {
      const described = operations.map(({ id, path, query }) => ({
        ...{ id, path, parameters: parametersOf(query) },
      }));
      const page = presentApi(readerOf(response), { root: apiRoot, operations: described, versions });
      response.render('pages/data/api', { page });
    });
  });
  routes.get(patterns.dataRelease, async (request, response) => {
    const opened = await openData.version(request.params.release);
    await revalidate(request, response, editionOf([opened]), () => {
      const page = presentDataRelease(readerOf(response), readersOf(response), opened);
      response.render('pages/data/release', { page, jsonBlock });
    });
  });
};

export const dataRoutes = (parts: Parts): Router => {
  const routes = Router();
  addPages(routes, parts);
  routes.use(patterns.dataFile, openToAll);
  routes.get(patterns.dataFile, (request, response) => sendFile(parts, request, response));
  return routes;
};
