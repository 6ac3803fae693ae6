// Trying a draft: a page with the phone in a frame. A run lives in the session of who tries, one at a time, and ends with it.
import { Router, type Request, type Response } from 'express';
import { holdFrames, standInFrame } from '../middleware/frames.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, tokenOf } from '../middleware/setUpStaff.ts';
import { pathsIn } from '../paths.ts';
import { publishingPaths, publishingPatterns as patterns } from '../paths/publishing.ts';
import { presentTryingPhone } from '../presenters/staff/publishing/phone.ts';
import { presentTrying, type Tried } from '../presenters/staff/publishing/trying.ts';
import type { Run, TryingService } from '../services/publishing/trying.ts';
import type { Form } from '../services/respond.ts';
import type { Draft } from '../services/drafts.ts';
import { visitOf } from './visit.ts';

declare module 'express-session' {
  interface SessionData {
    /** The run of a draft under way. */
    trying: Run;
  }
}

type Named = Request<{ id: string }>;
type Services = { readonly trying: TryingService };

/** The run under way, or a new one: another draft, or an older session, begins anew. */
const runOf = (trying: TryingService, draft: Draft, request: Request, response: Response): Run => {
  const known = request.session.trying;
  if (known?.draft === draft.id) return known;
  const { language } = readerOf(response);
  const offered = draft.document.languages;
  const asked = offered.includes(language) ? language : (offered[0] ?? language);
  const run = trying.begin(draft, { language: asked, desk: language });
  request.session.trying = run;
  return run;
};

const addView = (routes: Router, { trying }: Services): void => {
  const show = async (request: Named, response: Response, refused?: Tried['refused']): Promise<void> => {
    const draft = await trying.draft(request.params.id);
    const run = { ...runOf(trying, draft, request, response), desk: readerOf(response).language };
    request.session.trying = run;
    const seen = trying.look(draft, run);
    holdFrames(response);
    const tried = { trying: seen, replays: trying.replayAll(draft), ...(refused ? { refused } : {}) };
    response.render('pages/staff/draft-try', { page: presentTrying(visitOf(request, response), tried) });
  };
  routes.get(patterns.trying, async (request: Named, response) => show(request, response));
  routes.post(patterns.trying, async (request: Named, response) => {
    const draft = await trying.draft(request.params.id);
    const run = runOf(trying, draft, request, response);
    const name = fieldOf(request, 'name');
    const outcome = await trying.save({ run, name }, accountOf(request).id);
    if ('mistake' in outcome) return show(request, response.status(422), { outcome, name });
    response.redirect(303, publishingPaths(readerOf(response).paths).trying(draft.id));
  });
};

const addRun = (routes: Router, { trying }: Services): void => {
  const next = (draft: Draft, run: Run, request: Request): Run => {
    const act = fieldOf(request, 'act');
    if (act === 'restart') return trying.begin(draft, run);
    if (act === 'follow') {
      const scenario = draft.scenarios.find(({ id }) => id === fieldOf(request, 'scenario'));
      return scenario ? trying.follow(draft, scenario, run) : run;
    }
    const page = fieldOf(request, 'page');
    return draft.document.pages.some(({ id }) => id === page) ? trying.jump(run, page) : run;
  };
  routes.post(patterns.tryingRun, async (request: Named, response) => {
    const draft = await trying.draft(request.params.id);
    request.session.trying = next(draft, runOf(trying, draft, request, response), request);
    response.redirect(303, publishingPaths(readerOf(response).paths).trying(draft.id));
  });
  routes.post(patterns.scenarios, async (request: Named, response) => {
    const { id } = request.params;
    await trying.remove(id, fieldOf(request, 'scenario'), accountOf(request).id);
    response.redirect(303, publishingPaths(readerOf(response).paths).trying(id));
  });
};

const addPhone = (routes: Router, { trying }: Services): void => {
  routes.get(patterns.tryingPhone, async (request: Named, response) => {
    const draft = await trying.draft(request.params.id);
    const reader = readerOf(response);
    const run = { ...runOf(trying, draft, request, response), language: reader.language };
    request.session.trying = run;
    standInFrame(response);
    const page = presentTryingPhone(reader, trying.look(draft, run), tokenOf(request));
    if (!page) return response.redirect(303, publishingPaths(reader.paths).trying(draft.id));
    response.status(run.refused ? 422 : 200).render('pages/staff/phone', { page });
  });
  routes.post(patterns.tryingPhone, async (request: Named, response) => {
    const draft = await trying.draft(request.params.id);
    const run = runOf(trying, draft, request, response);
    request.session.trying = trying.answer(draft, run, request.body as Form); // the form parser gives strings and arrays of strings
    const around = pathsIn(run.desk, readerOf(response).plainLanguage);
    response.redirect(303, publishingPaths(around).trying(draft.id));
  });
};

export const tryingRoutes = (services: Services): Router => {
  const routes = Router();
  addView(routes, services);
  addRun(routes, services);
  addPhone(routes, services);
  return routes;
};
