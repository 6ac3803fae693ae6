// The programme: its public page and files, and the desk where its figures are entered and signed.
import { leaving } from './leaving.ts';
import { Router, type Request, type Response } from 'express';
import type { Painter } from '../downloads/pictures/painter.ts';
import { pictureSizes } from '../downloads/pictures/sizes.ts';
import { programmeCsv } from '../downloads/programmeCsv.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { programmeDeskPatterns, programmePaths, programmePatterns } from '../paths/programme.ts';
import { jsonBlock, type Picture } from '../presenters/charts/spec.ts';
import { budgetPicture, indicatorPicture } from '../presenters/programme/figures.ts';
import { programmeDocument, programmeRows } from '../presenters/programme/document.ts';
import { presentProgramme } from '../presenters/programme/page.ts';
import { presentProgrammeDesk } from '../presenters/staff/programme/desk.ts';
import { presentFigure } from '../presenters/staff/programme/figure.ts';
import type { Reader } from '../presenters/reader.ts';
import { Problem } from '../problem.ts';
import type { ProgrammeService, ProgrammeStanding } from '../services/programme.ts';
import { revalidate } from './revalidate.ts';
import { visitOf } from './visit.ts';

type Named = Request<{ kind: string; item: string; period: string }>;

type Parts = { readonly programme: ProgrammeService; readonly painter: Painter };

/** Pictures of closed sets: an indicator or a budget of the programme, a known size. */
const addPictures = (routes: Router, { programme, painter }: Parts): void => {
  type Draw = (reader: Reader, standing: ProgrammeStanding, name: string) => Picture | null;
  const answer = (pattern: string, format: 'png' | 'svg', draw: Draw): void => {
    routes.get(pattern, async (request, response) => {
      const [name = ''] = Object.values(request.params).map(String);
      const size = pictureSizes.find(each => each === (request.query['size'] ?? '1x'));
      const picture = draw(readerOf(response), await programme.standing(), name);
      if (!picture || !size) throw new Problem('not_found');
      await revalidate(request, response, [picture, size], async () => {
        response.set('Content-Disposition', `inline; filename="programme-${name}.${format}"`);
        response
          .type(format)
          .send(Buffer.from(await painter.paint({ picture, size, format }, leaving(response))));
      });
    });
  };
  answer(programmePatterns.indicatorPng, 'png', indicatorPicture);
  answer(programmePatterns.indicatorSvg, 'svg', indicatorPicture);
  answer(programmePatterns.budgetPng, 'png', budgetPicture);
  answer(programmePatterns.budgetSvg, 'svg', budgetPicture);
};

export const programmeRoutes = ({ programme, painter }: Parts): Router => {
  const routes = Router();
  type Send = (reader: Reader, response: Response, standing: ProgrammeStanding) => void | Promise<void>;
  const answer = (pattern: string, send: Send): void => {
    routes.get(pattern, async (request, response) => {
      const standing = await programme.standing();
      await revalidate(request, response, [standing], () => send(readerOf(response), response, standing));
    });
  };
  const nameFile = (response: Response, ending: string): Response =>
    response.set('Content-Disposition', `inline; filename="programme.${ending}"`).type(ending);
  answer(programmePatterns.programme, (reader, response, standing) =>
    response.render('pages/programme', { page: presentProgramme(reader, standing), jsonBlock }),
  );
  answer(programmePatterns.programmeCsv, async (reader, response, standing) => {
    nameFile(response, 'csv').send(await programmeCsv(programmeRows(reader, standing)));
  });
  answer(programmePatterns.programmeJson, (reader, response, standing) => {
    nameFile(response, 'json').json(programmeDocument(reader, standing));
  });
  addPictures(routes, { programme, painter });
  return routes;
};

const fieldsIn = (request: Request) => ({
  ...{ value: fieldOf(request, 'value'), documentDate: fieldOf(request, 'documentDate') },
  ...{ document_ru: fieldOf(request, 'document_ru'), document_en: fieldOf(request, 'document_en') },
});

export const programmeDeskRoutes = (programme: ProgrammeService): Router => {
  const routes = Router();
  const deskOf = ({ params: { kind, item, period } }: Named) => programme.find(kind, item, period);
  routes.get(programmeDeskPatterns.programmeDesk, async (request, response) => {
    const page = presentProgrammeDesk(visitOf(request, response), await programme.desk());
    response.render('pages/staff/programme', { page });
  });
  routes.get(programmeDeskPatterns.figure, async (request: Named, response) => {
    const page = presentFigure(visitOf(request, response), await deskOf(request));
    response.render('pages/staff/figure', { page });
  });
  routes.post(programmeDeskPatterns.figure, async (request: Named, response) => {
    const desk = await deskOf(request);
    const fields = fieldsIn(request);
    const outcome = await programme.enter(desk, fields, accountOf(request).id);
    if ('mistakes' in outcome) {
      const page = presentFigure(visitOf(request, response), desk, { fields, mistakes: outcome.mistakes });
      return response.status(422).render('pages/staff/figure', { page });
    }
    leaveNotice(request, `programme:figure.${outcome.done ? 'entered_notice' : 'moved_notice'}`, {});
    response.redirect(303, programmePaths(readerOf(response).paths).figure(request.params));
  });
  routes.post(programmeDeskPatterns.signFigure, async (request: Named, response) => {
    const desk = await deskOf(request);
    const isDone = await programme.sign(desk, fieldOf(request, 'number'), accountOf(request).id);
    leaveNotice(request, `programme:figure.${isDone ? 'signed_notice' : 'moved_notice'}`, {});
    response.redirect(303, programmePaths(readerOf(response).paths).figure(request.params));
  });
  return routes;
};
