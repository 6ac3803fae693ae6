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
import { noFigure, presentFigure, type TypedFigure } from '../presenters/staff/programme/figure.ts';
import type { Reader } from '../presenters/reader.ts';
import { Problem } from '../problem.ts';
import {
  steps,
  type Entered,
  type FigureDesk,
  type ProgrammeService,
  type ProgrammeStanding,
} from '../services/programme.ts';
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

type Settled = {
  readonly outcome: Entered;
  readonly typed: Partial<TypedFigure>;
  readonly notice: string;
};

const fieldsIn = (request: Request) => ({
  ...{ value: fieldOf(request, 'value'), documentDate: fieldOf(request, 'documentDate') },
  ...{ document_ru: fieldOf(request, 'document_ru'), document_en: fieldOf(request, 'document_en') },
});

/** What a form came to: back to the figure with a notice, or the form again with all that was typed. */
const answerForm = (request: Named, response: Response) => {
  const show = (status: number, desk: FigureDesk, typed: TypedFigure): void => {
    const page = presentFigure(visitOf(request, response), desk, typed);
    response.status(status).render('pages/staff/figure', { page });
  };
  return {
    show,
    goBack: (notice: string): void => {
      leaveNotice(request, `programme:figure.${notice}`, {});
      response.redirect(303, programmePaths(readerOf(response).paths).figure(request.params));
    },
  };
};

/** A refused form is shown with what is there now: somebody may have written in between. */
const settle =
  (programme: ProgrammeService) =>
  async (request: Named, response: Response, sent: Settled): Promise<void> => {
    const { show, goBack } = answerForm(request, response);
    const { outcome, typed, notice } = sent;
    if (outcome.kind === 'done') return goBack(notice);
    const { kind, item, period } = request.params;
    const desk = await programme.find(kind, item, period);
    return outcome.kind === 'mistaken'
      ? show(422, desk, { ...noFigure, ...typed, mistakes: outcome.mistakes })
      : show(409, desk, { ...noFigure, ...typed, isMoved: true });
  };

const addFigures = (routes: Router, programme: ProgrammeService): void => {
  const deskOf = ({ params: { kind, item, period } }: Named) => programme.find(kind, item, period);
  const answer = settle(programme);
  routes.get(programmeDeskPatterns.figure, async (request: Named, response) =>
    answerForm(request, response).show(200, await deskOf(request), noFigure),
  );
  routes.post(programmeDeskPatterns.figure, async (request: Named, response) => {
    const [desk, fields, seen] = [await deskOf(request), fieldsIn(request), fieldOf(request, 'seen')];
    const outcome = await programme.enter(desk, { fields, seen }, accountOf(request).id);
    await answer(request, response, { outcome, typed: { fields }, notice: 'entered_notice' });
  });
  routes.post(programmeDeskPatterns.withdrawFigure, async (request: Named, response) => {
    const [desk, reason] = [await deskOf(request), fieldOf(request, 'reason')];
    const sent = { reason, seen: fieldOf(request, 'seen') };
    const outcome = await programme.withdraw(desk, sent, accountOf(request).id);
    await answer(request, response, { outcome, typed: { reason }, notice: 'withdrawn_notice' });
  });
  routes.post(programmeDeskPatterns.signFigure, async (request: Named, response) => {
    const desk = await deskOf(request);
    const isDone = await programme.sign(desk, fieldOf(request, 'number'), accountOf(request).id);
    const taken = desk.held.pending?.isWithdrawn ? 'withdrawal_signed_notice' : 'signed_notice';
    answerForm(request, response).goBack(isDone ? taken : 'moved_notice');
  });
};

export const programmeDeskRoutes = (programme: ProgrammeService): Router => {
  const routes = Router();
  routes.get(programmeDeskPatterns.programmeDesk, async (request, response) => {
    const by = steps.find(step => step === request.query['by']) ?? 'year';
    const page = presentProgrammeDesk(visitOf(request, response), await programme.desk(by));
    response.render('pages/staff/programme', { page });
  });
  addFigures(routes, programme);
  return routes;
};
