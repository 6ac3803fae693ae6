// Weighting for staff: waves and their recipes, what a recipe does, two of them compared, the same in R, and what ends a draft.
import { Router, type Request, type Response } from 'express';
import { weightingCode } from '../downloads/weightingCode.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { weightingPaths, weightingPatterns as patterns } from '../paths/weighting.ts';
import { presentCode } from '../presenters/staff/weighting/code.ts';
import { presentComparison } from '../presenters/staff/weighting/compare.ts';
import { presentList, presentWave } from '../presenters/staff/weighting/list.ts';
import { presentQuestion } from '../presenters/staff/weighting/ask.ts';
import { presentRecipe } from '../presenters/staff/weighting/recipe.ts';
import { presentSign } from '../presenters/staff/weighting/sign.ts';
import type { WeightingService } from '../services/weighting.ts';
import { changingIn, namedIn, wholeNumber, type RecipeRequest, type WaveRequest } from './weightingForms.ts';
import { addDraftForms } from './weightingDraft.ts';
import { leaving } from './leaving.ts';
import { visitOf } from './visit.ts';

export const recipeAddresses = (request: Request<{ survey: string; wave: string }>, response: Response) =>
  weightingPaths(readerOf(response).paths).of(request.params.survey, request.params.wave);

const addWaves = (routes: Router, service: WeightingService): void => {
  routes.get(patterns.weightingList, async (request, response) => {
    const page = presentList(visitOf(request, response), await service.list());
    response.render('pages/staff/weighting-list', { page });
  });
  routes.get(patterns.weightingWave, async (request: WaveRequest, response) => {
    const { survey, wave } = request.params;
    const found = await service.ofWave(survey, wave);
    const shown = found.weightings.findLast(({ state }) => state === 'draft') ?? found.used;
    if (shown) return response.redirect(303, recipeAddresses(request, response).recipe(shown.number));
    response.render('pages/staff/weighting-wave', { page: presentWave(visitOf(request, response), found) });
  });
  routes.post(patterns.weightingWave, async (request: WaveRequest, response) => {
    const { survey, wave } = request.params;
    const from = fieldOf(request, 'from');
    const who = accountOf(request).id;
    const number = await service.make({ survey, wave, who, from: from === '' ? null : wholeNumber(from) });
    response.redirect(303, recipeAddresses(request, response).base(number));
  });
};

const addLooks = (routes: Router, service: WeightingService): void => {
  routes.get(patterns.weightingRecipe, async (request: RecipeRequest, response) => {
    const look = await service.look(namedIn(request), leaving(response));
    response.render('pages/staff/weighting-recipe', {
      page: presentRecipe(visitOf(request, response), look),
    });
  });
  routes.get(patterns.weightingCode, async (request: RecipeRequest, response) => {
    const look = await service.look(namedIn(request), leaving(response));
    const code = weightingCode(readerOf(response), look);
    response.render('pages/staff/weighting-code', {
      page: presentCode(visitOf(request, response), look, code),
    });
  });
  routes.get(patterns.weightingCodeFile, async (request: RecipeRequest, response) => {
    const named = namedIn(request);
    const look = await service.look(named, leaving(response));
    response.attachment(`${named.survey}-${named.wave}-weights-${named.number}.R`).type('text/plain');
    response.send(weightingCode(readerOf(response), look));
  });
  type Pair = Request<{ survey: string; wave: string; number: string; other: string }>;
  routes.get(patterns.weightingCompare, async (request: Pair, response) => {
    const numbers = [wholeNumber(request.params.number), wholeNumber(request.params.other)] as const;
    const comparison = await service.compare(request.params, numbers, leaving(response));
    const page = presentComparison(visitOf(request, response), comparison);
    response.render('pages/staff/weighting-compare', { page });
  });
};

const addSigning = (routes: Router, service: WeightingService): void => {
  routes.get(patterns.weightingSign, async (request: RecipeRequest, response) => {
    const look = await service.look(namedIn(request), leaving(response));
    if (look.weighting.state !== 'draft')
      return response.redirect(303, recipeAddresses(request, response).recipe(look.weighting.number));
    response.render('pages/staff/weighting-sign', { page: presentSign(visitOf(request, response), look) });
  });
  routes.post(patterns.weightingSign, async (request: RecipeRequest, response) => {
    const note = fieldOf(request, 'note').slice(0, 2000);
    const signed = await service.sign({ ...changingIn(request), note });
    if (signed.kind === 'refused') {
      const page = presentSign(visitOf(request, response), signed.look, {
        note,
        isNoteMissing: signed.isNoteMissing,
      });
      return response.status(422).render('pages/staff/weighting-sign', { page });
    }
    leaveNotice(request, signed.kind === 'signed' ? 'weighting_signed' : 'weighting_changed_since', {
      number: request.params.number,
    });
    response.redirect(303, recipeAddresses(request, response).recipe(namedIn(request).number));
  });
};

/** Questions asked once before something is done for good. */
const addEnds = (routes: Router, service: WeightingService): void => {
  for (const kind of ['choose', 'remove'] as const) {
    const pattern = kind === 'choose' ? patterns.weightingChoose : patterns.weightingRemove;
    routes.get(pattern, async (request: RecipeRequest, response) => {
      const named = namedIn(request);
      const found = await service.ofWave(named.survey, named.wave);
      const page = presentQuestion(visitOf(request, response), found, { kind, number: named.number });
      response.render('pages/staff/weighting-ask', { page });
    });
    routes.post(pattern, async (request: RecipeRequest, response) => {
      const named = namedIn(request);
      const who = accountOf(request).id;
      const isDone = await (kind === 'choose' ? service.choose(named, who) : service.removeDraft(named, who));
      const key = isDone
        ? kind === 'choose'
          ? 'weighting_chosen'
          : 'weighting_removed'
        : 'weighting_changed_since';
      leaveNotice(request, key, { number: request.params.number });
      const { list } = weightingPaths(readerOf(response).paths);
      response.redirect(
        303,
        kind === 'choose' ? recipeAddresses(request, response).recipe(named.number) : list(),
      );
    });
  }
};

export const weightingRoutes = (service: WeightingService): Router => {
  const routes = Router();
  addWaves(routes, service);
  addDraftForms(routes, service);
  addLooks(routes, service);
  addSigning(routes, service);
  addEnds(routes, service);
  return routes;
};
