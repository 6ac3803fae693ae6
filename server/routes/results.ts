// The public results: pages, and the same numbers as CSV and JSON. Nothing here changes anything, so everything may be revalidated.
import { createHash, randomBytes } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { Painter } from '../downloads/pictures/painter.ts';
import { pictureSizes } from '../downloads/pictures/sizes.ts';
import { resultsCsv } from '../downloads/resultsCsv.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { patterns } from '../paths.ts';
import { jsonBlock } from '../presenters/charts/spec.ts';
import { figureOf, pictureOf } from '../presenters/figures/figureOf.ts';
import { chartTypesFor } from '../presenters/figures/suitable.ts';
import { presentPortal } from '../presenters/portal.ts';
import type { Reader } from '../presenters/reader.ts';
import { questionDocument } from '../presenters/results/document.ts';
import { presentList } from '../presenters/results/list.ts';
import { presentQuestion } from '../presenters/results/question.ts';
import { questionRows } from '../presenters/results/rows.ts';
import { presentSurvey } from '../presenters/results/survey.ts';
import { Problem } from '../problem.ts';
import type { Programme } from '../services/programme.ts';
import type { QuestionResult, ResultsService } from '../services/results/index.ts';
import { leaving } from './leaving.ts';

type Parts = {
  readonly results: ResultsService;
  readonly programme: Programme;
  readonly painter: Painter;
};

/** An edition depends on counts, hidden ones too: without a secret, the mark could be guessed back to the count. */
const salt = randomBytes(16).toString('base64url');

const csv = `${patterns.questionResults}.csv` as const;
const json = `${patterns.questionResults}.json` as const;
const png = `${patterns.questionResults}.png` as const;
const svg = `${patterns.questionResults}.svg` as const;

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

/** What the address asks of a picture, of closed sets; nothing else is painted. */
const pictureAsked = ({ query }: Request, reader: Reader, question: QuestionResult) => {
  const content = { questions: [question], breakdown: null };
  const suitable = chartTypesFor(content);
  const type = query['chart'] === undefined ? suitable[0] : suitable.find(each => each === query['chart']);
  const size = pictureSizes.find(each => each === (query['size'] ?? '1x'));
  const figure = type && figureOf(reader, content, type);
  if (!figure || !size) throw new Problem('not_found');
  return { picture: pictureOf(figure), size };
};

const addPictures = (routes: Router, { results, painter }: Parts): void => {
  const answer = (pattern: typeof png | typeof svg, format: 'png' | 'svg'): void => {
    routes.get(pattern, async (request, response) => {
      const { survey, question: name } = request.params;
      const question = await results.question(survey, name, leaving(response));
      const asked = pictureAsked(request, readerOf(response), question);
      await revalidate(request, response, [question.edition, asked], async () => {
        nameFile(response, question, format);
        response.type(format).send(Buffer.from(await painter.paint({ ...asked, format })));
      });
    });
  };
  answer(png, 'png');
  answer(svg, 'svg');
};

export const resultsRoutes = (parts: Parts): Router => {
  const { results, programme } = parts;
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
  addPictures(routes, parts);
  addQuestion(routes, results);
  return routes;
};
