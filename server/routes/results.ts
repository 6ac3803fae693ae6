// The public results: pages, and the same numbers as pictures, CSV and JSON, all from published releases. Nothing here changes anything,
// so everything may be revalidated.
import { Router, type Request, type Response } from 'express';
import type { Painter } from '../downloads/pictures/painter.ts';
import { findingXlsx } from '../downloads/findingXlsx.ts';
import { pictureSizes } from '../downloads/pictures/sizes.ts';
import { resultsCsv } from '../downloads/resultsCsv.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { patterns } from '../paths.ts';
import { jsonBlock } from '../presenters/charts/spec.ts';
import { figureOf, pictureMethod, pictureOf } from '../presenters/figures/figureOf.ts';
import { chartTypesFor } from '../presenters/figures/suitable.ts';
import { presentPortal } from '../presenters/portal.ts';
import { shortMethods, type ShortMethods } from '../presenters/method/short.ts';
import type { Reader } from '../presenters/reader.ts';
import { aboutQuestion } from '../presenters/results/about.ts';
import { questionDocument } from '../presenters/results/document.ts';
import { questionFileRows } from '../presenters/results/fileRows.ts';
import { presentList, type ListAsked } from '../presenters/results/list.ts';
import { presentQuestion } from '../presenters/results/question.ts';
import { presentSurvey } from '../presenters/results/survey.ts';
import { questionsOn } from '../presenters/results/topics.ts';
import { Problem } from '../problem.ts';
import type { MethodService } from '../services/methods.ts';
import type { ProgrammeService } from '../services/programme.ts';
import type { PublishedService, ReleasedQuestion, ReleasedSurvey } from '../services/published.ts';
import type { Content } from '../services/results/content.ts';
import { leaving } from './leaving.ts';
import { revalidate } from './revalidate.ts';

type Parts = {
  readonly published: PublishedService;
  readonly methods: Pick<MethodService, 'statements'>;
  readonly programme: ProgrammeService;
  readonly painter: Painter;
};

const csv = `${patterns.questionResults}.csv` as const;
const json = `${patterns.questionResults}.json` as const;
const xlsx = `${patterns.questionResults}.xlsx` as const;
const png = `${patterns.questionResults}.png` as const;
const svg = `${patterns.questionResults}.svg` as const;

const show = (response: Response, view: string, page: object): void =>
  response.render(`pages/${view}`, { page, jsonBlock });

/** A file to keep: named for what it holds. */
const nameFile = (response: Response, { survey, variable }: ReleasedQuestion, ending: string): void => {
  response.set('Content-Disposition', `inline; filename="${survey.id}-${variable.name}.${ending}"`);
};

const addQuestion = (routes: Router, { published }: Parts): void => {
  routes.get(patterns.questionResults, async (request, response) => {
    const question = await published.question(request.params.survey, request.params.question);
    await revalidate(request, response, [question.edition], () =>
      show(response, 'results/question', presentQuestion(readerOf(response), question)),
    );
  });
};

/** What a file is made from. */
type Filed = {
  readonly reader: Reader;
  readonly question: ReleasedQuestion;
  /** Of every wave in it. */
  readonly methods: ShortMethods;
};

const addFiles = (routes: Router, { published, methods }: Parts): void => {
  type Send = (response: Response, filed: Filed) => void | Promise<void>;
  const answer = (pattern: typeof csv | typeof json | typeof xlsx, send: Send): void => {
    routes.get(pattern, async (request, response) => {
      const { survey, question: name } = request.params;
      const question = await published.question(survey, name);
      const reader = readerOf(response);
      const waves = question.waves.map(({ wave }) => ({ survey, wave: wave.name }));
      const short = shortMethods(reader, await methods.statements(waves), survey);
      await revalidate(request, response, [question.edition, [...short]], () => {
        nameFile(response, question, pattern.slice(pattern.lastIndexOf('.') + 1));
        return send(response, { reader, question, methods: short });
      });
    });
  };
  answer(csv, async (response, filed) => {
    response.type('text/csv').send(await resultsCsv(questionFileRows(filed, filed.question)));
  });
  answer(xlsx, async (response, filed) => {
    const { reader, question, methods } = filed;
    const about = aboutQuestion(reader, question, methods);
    const file = await findingXlsx({ reader, rows: questionFileRows(filed, question), about });
    response.type('xlsx').send(file);
  });
  answer(json, (response, { reader, question, methods }) => {
    response.json(questionDocument(reader, question, methods));
  });
};

/** `?by=`: a published breakdown; `not_found` where there is none by that question. */
const contentAsked = ({ by }: Request['query'], question: ReleasedQuestion): Content => {
  if (by === undefined) return { questions: [question], breakdown: null };
  const found = question.released.findings.find(({ content }) => content.breakdown?.variable.name === by);
  if (!found) throw new Problem('not_found');
  return found.content;
};

/** What the address asks of a picture, of closed sets; nothing else is painted. */
const pictureAsked = ({ query }: Request, reader: Reader, question: ReleasedQuestion) => {
  const content = contentAsked(query, question);
  const suitable = chartTypesFor(content);
  const type = query['chart'] === undefined ? suitable[0] : suitable.find(each => each === query['chart']);
  const size = pictureSizes.find(each => each === (query['size'] ?? '1x'));
  const figure = type && figureOf(reader, content, type);
  if (!figure || !size) throw new Problem('not_found');
  return { content, figure, size };
};

const addPictures = (routes: Router, { published, methods, painter }: Parts): void => {
  const answer = (pattern: typeof png | typeof svg, format: 'png' | 'svg'): void => {
    routes.get(pattern, async (request, response) => {
      const { survey, question: name } = request.params;
      const question = await published.question(survey, name);
      const [reader, signal] = [readerOf(response), leaving(response)];
      const { content, figure, size } = pictureAsked(request, reader, question);
      const waves = question.waves.map(({ wave }) => ({ survey, wave: wave.name }));
      const method = pictureMethod(reader, content, await methods.statements(waves.slice(-1)));
      const task = { picture: pictureOf(figure, method), size, format };
      await revalidate(request, response, [question.edition, task], async () => {
        nameFile(response, question, format);
        response.type(format).send(Buffer.from(await painter.paint(task, signal)));
      });
    });
  };
  answer(png, 'png');
  answer(svg, 'svg');
};

const longestQuery = 200;

const textIn = (value: unknown): string =>
  typeof value === 'string' ? value.trim().slice(0, longestQuery) : '';

/** Words win over a topic: whoever searches, searches everything. */
const listAsked = ({ query }: Request, surveys: readonly ReleasedSurvey[]): ListAsked => {
  const [words, topic] = [textIn(query['q']), textIn(query['topic'])];
  if (words !== '' || topic === '') return { query: words, topic: null };
  if (questionsOn(surveys, topic).length === 0) throw new Problem('not_found');
  return { query: '', topic };
};

const addPortal = (routes: Router, { published, programme }: Parts): void => {
  routes.get(patterns.portal, async (request, response) => {
    const [surveys, open] = [await published.all(), await published.open()];
    const now = await programme.indicators();
    const edition = [
      surveys.map(survey => survey.edition),
      open.map(({ survey, wave }) => [survey, wave]),
      now.indicators.map(({ years }) => years),
    ];
    await revalidate(request, response, edition, () =>
      show(response, 'portal', presentPortal(readerOf(response), { surveys, open, programme: now })),
    );
  });
};

export const resultsRoutes = (parts: Parts): Router => {
  const { published } = parts;
  const routes = Router();
  addPortal(routes, parts);
  routes.get(patterns.results, async (request, response) => {
    const surveys = await published.all();
    const asked = listAsked(request, surveys);
    const edition = [asked, surveys.map(survey => survey.edition)];
    await revalidate(request, response, edition, () =>
      show(response, 'results/list', presentList(readerOf(response), surveys, asked)),
    );
  });
  routes.get(patterns.surveyResults, async (request, response) => {
    const survey = await published.survey(request.params.survey);
    const open = (await published.open()).find(each => each.survey.id === survey.survey.id);
    await revalidate(request, response, [survey.edition, open?.wave], () =>
      show(response, 'results/survey', presentSurvey(readerOf(response), survey, open)),
    );
  });
  addPictures(routes, parts);
  addFiles(routes, parts);
  addQuestion(routes, parts);
  return routes;
};
