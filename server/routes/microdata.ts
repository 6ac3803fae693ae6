// Microdata: one page to choose and to see how people are hidden, and the files themselves.
import { pipeline } from 'node:stream/promises';
import { Router, type Request } from 'express';
import { microdataDownload, microdataFormats } from '../downloads/microdata/files.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf } from '../middleware/setUpStaff.ts';
import { analysisPatterns } from '../paths/analysis.ts';
import { presentMicrodata } from '../presenters/staff/microdata/page.ts';
import { Problem } from '../problem.ts';
import type { MicrodataAsked, MicrodataService } from '../services/microdata.ts';
import { leaving } from './leaving.ts';
import { visitOf } from './visit.ts';

type Fields = Readonly<Record<string, unknown>>;

const one = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
};

const several = (fields: Fields, name: string): readonly string[] =>
  [fields[name]].flat().filter(value => typeof value === 'string');

/** A form that was sent says so: then no key chosen means none. */
const askedIn = (fields: Fields): MicrodataAsked => ({
  ...{ wave: one(fields, 'wave'), k: one(fields, 'k') },
  keys: one(fields, 'chosen') === undefined ? null : several(fields, 'key'),
});

const bodyOf = (request: Request): Fields => {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null ? { ...body } : {};
};

type Named = Request<{ survey: string }>;

const addFiles = (routes: Router, microdata: MicrodataService): void => {
  routes.post(analysisPatterns.microdata, async (request: Named, response) => {
    const format = microdataFormats.find(each => each === fieldOf(request, 'format'));
    const asked = askedIn(bodyOf(request));
    const choice = await microdata.choose(request.params.survey, asked);
    if (choice.isWrongK || !format) throw new Problem('not_found');
    const taken = await microdata.take(choice, accountOf(request).id, leaving(response));
    if (taken === null || taken === 'few') throw new Problem('not_found');
    if (taken === 'joined') {
      const shown = {
        choice: await microdata.choose(request.params.survey, asked),
        file: taken,
        typed: null,
      };
      const page = presentMicrodata(visitOf(request, response), shown);
      return response.status(422).render('pages/staff/microdata', { page });
    }
    const { name, type, content } = await microdataDownload(readerOf(response), taken, format);
    response.set('Cache-Control', 'no-store').attachment(name).type(type);
    await pipeline(content, response);
  });
};

export const microdataRoutes = (microdata: MicrodataService): Router => {
  const routes = Router();
  routes.get(analysisPatterns.microdata, async (request, response) => {
    const asked = askedIn(request.query);
    const choice = await microdata.choose(request.params.survey, asked);
    const file = choice.isWrongK ? null : await microdata.preview(choice, leaving(response));
    const page = presentMicrodata(visitOf(request, response), { choice, file, typed: asked.k ?? null });
    if (choice.isWrongK || typeof file === 'string') response.status(422);
    response.render('pages/staff/microdata', { page });
  });
  addFiles(routes, microdata);
  return routes;
};
