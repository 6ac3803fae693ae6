// The public results: pages, and the same numbers as CSV and JSON. Nothing here changes anything, so everything may be revalidated.
import { createHash, randomBytes } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { resultsCsv } from '../downloads/resultsCsv.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { patterns } from '../paths.ts';
import { jsonBlock } from '../presenters/charts/spec.ts';
import { presentPortal } from '../presenters/portal.ts';
import type { Reader } from '../presenters/reader.ts';
import { questionDocument } from '../presenters/results/document.ts';
import { presentList } from '../presenters/results/list.ts';
import { presentQuestion } from '../presenters/results/question.ts';
import { questionRows } from '../presenters/results/rows.ts';
import { presentSurvey } from '../presenters/results/survey.ts';
import type { Programme } from '../services/programme.ts';
import type { QuestionResult, ResultsService } from '../services/results/index.ts';
import { leaving } from './leaving.ts';

type Parts = { readonly results: ResultsService; readonly programme: Programme };

/** An edition depends on counts, hidden ones too: without a secret, the mark could be guessed back to the count. */
const salt = randomBytes(16).toString('base64url');

const csv = `${patterns.questionResults}.csv` as const;
const json = `${patterns.questionResults}.json` as const;

/**
 * Sends `render()` unless the browser holds this edition already. A 304 keeps the stored page with its stored policy: a new one
 * would carry a nonce that the stored page does not have.
 */
const revalidate = async (
  request: Request,
  response: Response,
  edition: readonly unknown[],
  render: () => void | Promise<void>,
): Promise<void> => {
  const { language, asset } = readerOf(response);
  const built = [asset('public.css'), asset('charts.js')];
  const mark = createHash('sha256')
    .update(JSON.stringify([salt, request.path, language, built, edition]))
    .digest('base64url');
  response.set({ 'Cache-Control': 'no-cache', ETag: `W/"${mark.slice(0, 27)}"` });
  if (!request.fresh) return render();
  response.removeHeader('Content-Security-Policy');
  response.status(304).end();
};

const show = (response: Response, view: string, page: object): void =>
  response.render(`pages/${view}`, { page, jsonBlock });

/** A file to keep: named for what it holds. */
const nameFile = (response: Response, { survey, variable }: QuestionResult, ending: string): void => {
  response.set('Content-Disposition', `inline; filename="${survey.id}-${variable.name}.${ending}"`);
};

const addQuestion = (routes: Router, results: ResultsService): void => {
  type Send = (reader: Reader, response: Response, question: QuestionResult) => void | Promise<void>;
  const answer = (pattern: typeof csv | typeof json | typeof patterns.questionResults, send: Send): void => {
    routes.get(pattern, async (request, response) => {
      const question = await results.question(
        request.params.survey,
        request.params.question,
        leaving(response),
      );
      await revalidate(request, response, [question.edition], () =>
        send(readerOf(response), response, question),
      );
    });
  };
  answer(csv, async (reader, response, question) => {
    nameFile(response, question, 'csv');
    response.type('text/csv').send(await resultsCsv(questionRows(reader, question)));
  });
  answer(json, (reader, response, question) => {
    nameFile(response, question, 'json');
    response.json(questionDocument(reader, question));
  });
  answer(patterns.questionResults, (reader, response, question) =>
    show(response, 'results/question', presentQuestion(reader, question)),
  );
};

export const resultsRoutes = ({ results, programme }: Parts): Router => {
  const routes = Router();
  routes.get(patterns.portal, async (request, response) => {
    const [surveys, open] = [await results.all(leaving(response)), await results.open()];
    const edition = [surveys.map(survey => survey.edition), open.map(({ survey, wave }) => [survey, wave])];
    await revalidate(request, response, edition, () =>
      show(response, 'portal', presentPortal(readerOf(response), { surveys, open, programme })),
    );
  });
  routes.get(patterns.results, async (request, response) => {
    const surveys = await results.all(leaving(response));
    await revalidate(
      request,
      response,
      surveys.map(({ edition }) => edition),
      () => show(response, 'results/list', presentList(readerOf(response), surveys)),
    );
  });
  routes.get(patterns.surveyResults, async (request, response) => {
    const survey = await results.survey(request.params.survey, leaving(response));
    await revalidate(request, response, [survey.edition], () =>
      show(response, 'results/survey', presentSurvey(readerOf(response), survey)),
    );
  });
  addQuestion(routes, results);
  return routes;
};
