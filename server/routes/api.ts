// The programming interface: what is published, as JSON, for anybody and without a key. It only reads.
import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import { readerIn } from '../middleware/setUpReader.ts';
import { apiRoot, dataPaths } from '../paths/data.ts';
import { releaseRows } from '../presenters/data/estimates.ts';
import {
  findingDocument,
  findingSummary,
  releaseDocument,
  releaseSummary,
} from '../presenters/data/findings.ts';
import { licence } from '../presenters/data/licence.ts';
import { metaOf } from '../presenters/data/meta.ts';
import { surveyDocument, surveySummary } from '../presenters/data/surveys.ts';
import type { Readers } from '../presenters/data/words.ts';
import { containsWords } from '../presenters/results/search.ts';
import { Problem } from '../problem.ts';
import type { OpenDataService, OpenVersion } from '../services/openData.ts';
import type { PublishedService } from '../services/published.ts';
import { asked, part } from './api/asked.ts';
import { openApi } from './api/openapi.ts';
import { queries, type answers } from './api/operations.ts';
import { keptAnswers, type TellKept } from './keptAnswers.ts';
import { openToAll } from './openToAll.ts';

type Parts = {
  readonly openData: OpenDataService;
  readonly published: PublishedService;
  readonly clock: Pick<Clock, 'dayOf'>;
};

export const readersOf = (response: Response): Readers => ({
  ru: readerIn(response, 'ru'),
  en: readerIn(response, 'en'),
});

type Answer<Name extends keyof typeof answers> = Omit<z.input<(typeof answers)[Name]>, 'meta'>;

/** What an answer is made of, and the versions that its numbers come from. */
type Told<Name extends keyof typeof answers> = {
  readonly versions: readonly OpenVersion[];
  readonly tell: (readers: Readers) => Answer<Name>;
};

export const editionOf = (versions: readonly OpenVersion[]): readonly unknown[] =>
  versions.map(({ version, release, statements }) => [
    ...[version.id, version.hash, release.versions.length],
    statements.map(({ texts, precision }) => [texts, precision]),
  ]);

const json = 'application/json; charset=utf-8';

const answering =
  (routes: Router, send: TellKept) =>
  <Name extends keyof typeof answers>(
    _name: Name,
    path: string,
    find: (request: Request, response: Response) => Promise<Told<Name>>,
  ): void => {
    routes.get(`${apiRoot}${path}`, async (request, response) => {
      const { versions, tell } = await find(request, response);
      const write = () => {
        const readers = readersOf(response);
        return JSON.stringify({ meta: metaOf(readers, versions), ...tell(readers) });
      };
      await send(request, response, { edition: [request.url, editionOf(versions)], type: json, write });
    });
  };

const parameter = (request: Request, name: string): string => String(request.params[name] ?? '');

type Add = ReturnType<typeof answering>;

const addSurveys = (add: Add, { openData, published }: Parts): void => {
  add('Surveys', '/surveys', async request => {
    const paging = asked(request, queries.page);
    const [versions, surveys] = [await openData.newest(), await published.all()];
    return {
      versions,
      tell: readers =>
        part(
          request,
          readers.ru.baseUrl,
          surveys.map(survey => surveySummary(readers, survey)),
          paging,
        ),
    };
  });
  add('Survey', '/surveys/:survey', async request => {
    asked(request, queries.none);
    const survey = await published.survey(parameter(request, 'survey'));
    const releases = new Set(survey.questions.map(({ released }) => released.release));
    const versions = (await openData.newest()).filter(({ release }) => releases.has(release.id));
    return { versions, tell: readers => ({ data: surveyDocument(readers, survey) }) };
  });
};

const addReleases = (add: Add, { openData, published, clock }: Parts): void => {
  const { dayOf } = clock;
  add('Releases', '/releases', async request => {
    const paging = asked(request, queries.page);
    const [versions, releases] = [await openData.newest(), await published.releases()];
    return {
      versions,
      tell: readers =>
        part(
          request,
          readers.ru.baseUrl,
          releases.map(release => releaseSummary(readers, release, dayOf)),
          paging,
        ),
    };
  });
  for (const path of ['/releases/:release', '/releases/:release/:version'])
    add('Release', path, async request => {
      asked(request, queries.none);
      const written = parameter(request, 'version');
      if (written !== '' && !/^[1-9]\d{0,5}$/.test(written)) throw new Problem('not_found');
      const number = written === '' ? undefined : Number(written);
      const opened = await openData.version(parameter(request, 'release'), number);
      return { versions: [opened], tell: readers => ({ data: releaseDocument(readers, opened, dayOf) }) };
    });
};

const addFindings = (add: Add, { openData }: Parts): void => {
  add('Findings', '/findings', async request => {
    const { survey, release, q, ...paging } = asked(request, queries.findings);
    const versions = (await openData.newest()).filter(
      each => release === undefined || each.release.id === release,
    );
    const tell = (readers: Readers) => {
      const found = versions.flatMap(opened =>
        opened.snapshot.findings
          .filter(finding => survey === undefined || finding.survey === survey)
          .filter(
            finding => q === undefined || containsWords(Object.values(readers), finding.content.questions, q),
          )
          .map(finding => findingSummary(readers, opened, finding)),
      );
      return part(request, readers.ru.baseUrl, found, paging);
    };
    return { versions, tell };
  });
  add('Finding', '/findings/:finding', async request => {
    asked(request, queries.none);
    for (const opened of await openData.newest()) {
      const finding = opened.snapshot.findings.find(({ id }) => id === parameter(request, 'finding'));
      if (finding)
        return { versions: [opened], tell: readers => ({ data: findingDocument(readers, opened, finding) }) };
    }
    throw new Problem('not_found');
  });
};

const addEstimates = (add: Add, { openData }: Parts): void => {
  add('Estimates', '/estimates', async request => {
    const { release, limit, offset, ...wanted } = asked(request, queries.estimates);
    const versions = (await openData.newest()).filter(
      each => release === undefined || each.release.id === release,
    );
    const isWanted = (row: Readonly<Record<keyof typeof wanted, string>>): boolean =>
      (Object.keys(wanted) as (keyof typeof wanted)[]) // its own keys
        .every(name => wanted[name] === undefined || row[name] === wanted[name]);
    const tell = (readers: Readers) =>
      part(
        request,
        readers.ru.baseUrl,
        versions.flatMap(opened => releaseRows(readers, opened)).filter(isWanted),
        { limit, offset },
      );
    return { versions, tell };
  });
};

const addIndex = (add: Add, routes: Router, send: TellKept): void => {
  add('Index', '/', async request => {
    asked(request, queries.none);
    const tell = ({ ru: { baseUrl, paths } }: Readers) => {
      const at = (path: string): string => `${baseUrl}${dataPaths(paths).api(path)}`;
      const data = {
        ...{ surveys: at('/surveys'), releases: at('/releases'), findings: at('/findings') },
        ...{ estimates: at('/estimates'), openapi: at('/openapi.json') },
      };
      return { data };
    };
    return { versions: [], tell };
  });
  routes.get(`${apiRoot}/openapi.json`, async (request, response) =>
    send(request, response, {
      ...{ edition: ['openapi'], type: json },
      write: () => {
        const { t, baseUrl } = readerIn(response, 'en');
        const { title, name } = licence;
        return JSON.stringify(
          openApi(key => t(key), { baseUrl, licence: { name: title, identifier: name } }),
        );
      },
    }),
  );
};

export const apiRoutes = (parts: Parts): Router => {
  const routes = Router();
  routes.use('/api', openToAll);
  const send = keptAnswers();
  const add = answering(routes, send);
  addIndex(add, routes, send);
  addSurveys(add, parts);
  addReleases(add, parts);
  addFindings(add, parts);
  addEstimates(add, parts);
  return routes;
};
