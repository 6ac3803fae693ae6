// The programme: its public page and files, and the desk where its figures are entered and signed.
import { Router, type Request, type Response } from 'express';
import { programmeCsv } from '../downloads/programmeCsv.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { programmeDeskPatterns, programmePaths, programmePatterns } from '../paths/programme.ts';
import { programmeDocument, programmeRows } from '../presenters/programme/document.ts';
import { presentProgramme } from '../presenters/programme/page.ts';
import { presentProgrammeDesk } from '../presenters/staff/programme/desk.ts';
import { presentFigure } from '../presenters/staff/programme/figure.ts';
import type { ProgrammeService } from '../services/programme.ts';
import { visitOf } from './visit.ts';

type Named = Request<{ kind: string; item: string; period: string }>;

export const programmeRoutes = (programme: ProgrammeService): Router => {
  const routes = Router();
  const nameFile = (response: Response, ending: string): void => {
    response.set({
      'Cache-Control': 'no-cache',
      'Content-Disposition': `inline; filename="programme.${ending}"`,
    });
  };
  routes.get(programmePatterns.programme, async (_, response) => {
    response.set('Cache-Control', 'no-cache');
    response.render('pages/programme', {
      page: presentProgramme(readerOf(response), await programme.standing()),
    });
  });
  routes.get(programmePatterns.programmeCsv, async (_, response) => {
    nameFile(response, 'csv');
    response
      .type('text/csv')
      .send(await programmeCsv(programmeRows(readerOf(response), await programme.standing())));
  });
  routes.get(programmePatterns.programmeJson, async (_, response) => {
    nameFile(response, 'json');
    response.json(programmeDocument(readerOf(response), await programme.standing()));
  });
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
