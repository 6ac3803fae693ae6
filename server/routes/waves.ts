// Waves: the list, a new one, changes of one, another version of its questionnaire.
import { Router, type Request, type Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { wavePaths, wavePatterns } from '../paths/waves.ts';
import { fieldsOfWave, presentEdit, presentNewWave } from '../presenters/staff/waves/form.ts';
import { presentWaves } from '../presenters/staff/waves/list.ts';
import { presentVersion } from '../presenters/staff/waves/version.ts';
import type { DeskService } from '../services/desk.ts';
import type { PlanningService, WaveFields } from '../services/planning.ts';
import { visitOf } from './visit.ts';

type Named = Request<{ survey: string; wave: string }>;

const fieldsIn = (request: Request): WaveFields => ({
  ...{ subject: fieldOf(request, 'subject'), name: fieldOf(request, 'name') },
  ...{ opens: fieldOf(request, 'opens'), closes: fieldOf(request, 'closes') },
  ...{ sample: fieldOf(request, 'sample'), target: fieldOf(request, 'target') },
  ...{ population: fieldOf(request, 'population'), mode_web: fieldOf(request, 'mode_web') },
  mode_phone: fieldOf(request, 'mode_phone'),
  mode_face_to_face: fieldOf(request, 'mode_face_to_face'),
});

const authorOf = (request: Request, response: Response) => ({
  who: accountOf(request).id,
  language: readerOf(response).language,
});

const boardOf = (request: Named, response: Response): string =>
  wavePaths(readerOf(response).paths).board(request.params.survey, request.params.wave);

const addNew = (routes: Router, planning: PlanningService): void => {
  routes.get(wavePatterns.newWave, async (request, response) => {
    const { version } = request.query;
    const wanted = typeof version === 'string' ? version : null;
    const typed = { fields: await planning.proposal(wanted), mistakes: [] };
    const page = presentNewWave(visitOf(request, response), await planning.subjects(), typed);
    response.render('pages/staff/wave-form', { page });
  });
  routes.post(wavePatterns.newWave, async (request, response) => {
    const fields = fieldsIn(request);
    const outcome = await planning.plan(fields, authorOf(request, response));
    if ('mistakes' in outcome) {
      const typed = { fields, mistakes: outcome.mistakes };
      const page = presentNewWave(visitOf(request, response), await planning.subjects(), typed);
      return response.status(422).render('pages/staff/wave-form', { page });
    }
    const { survey, name } = outcome.wave;
    leaveNotice(request, 'wave_planned', { wave: name });
    response.redirect(303, wavePaths(readerOf(response).paths).board(survey, name));
  });
};

const addEdit = (routes: Router, planning: PlanningService): void => {
  routes.get(wavePatterns.editWave, async (request: Named, response) => {
    const found = await planning.find(request.params.survey, request.params.wave);
    const typed = { fields: fieldsOfWave(readerOf(response), found), mistakes: [] };
    response.render('pages/staff/wave-form', { page: presentEdit(visitOf(request, response), found, typed) });
  });
  routes.post(wavePatterns.editWave, async (request: Named, response) => {
    const found = await planning.find(request.params.survey, request.params.wave);
    const fields = fieldsIn(request);
    const outcome = await planning.edit(found, fields, authorOf(request, response));
    if ('mistakes' in outcome) {
      const page = presentEdit(visitOf(request, response), found, { fields, mistakes: outcome.mistakes });
      return response.status(422).render('pages/staff/wave-form', { page });
    }
    leaveNotice(request, outcome.done ? 'wave_edited' : 'moved_already', { wave: found.wave.name });
    response.redirect(303, boardOf(request, response));
  });
};

const addVersion = (routes: Router, planning: PlanningService): void => {
  routes.get(wavePatterns.waveVersion, async (request: Named, response) => {
    const { to } = request.query;
    const { survey, wave } = request.params;
    const repinning = await planning.repinning(survey, wave, typeof to === 'string' ? to : '');
    response.render('pages/staff/wave-version', {
      page: presentVersion(visitOf(request, response), repinning),
    });
  });
  routes.post(wavePatterns.waveVersion, async (request: Named, response) => {
    const { survey, wave } = request.params;
    const repinning = await planning.repinning(survey, wave, fieldOf(request, 'to'));
    const decision = { seen: fieldOf(request, 'seen'), who: accountOf(request).id };
    const isDone = await planning.repin(repinning, decision);
    const number = String(repinning.chosen?.to.number ?? '');
    leaveNotice(request, isDone ? 'version_changed' : 'moved_already', { wave, number });
    response.redirect(303, boardOf(request, response));
  });
};

export const waveRoutes = ({
  desk,
  planning,
}: {
  readonly desk: DeskService;
  readonly planning: PlanningService;
}): Router => {
  const routes = Router();
  routes.get(wavePatterns.waves, async (request, response) => {
    const page = presentWaves(visitOf(request, response), await desk.overview());
    response.render('pages/staff/waves', { page });
  });
  addNew(routes, planning);
  addEdit(routes, planning);
  addVersion(routes, planning);
  return routes;
};
