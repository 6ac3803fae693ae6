// The steps of a draft: base, margins, method. Every form names the revision it was filled in on, so nothing is written over unseen.
import type { Request, Response, Router } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { leaveNotice, fieldOf } from '../middleware/setUpStaff.ts';
import { weightingPaths, weightingPatterns as patterns, type WeightingPaths } from '../paths/weighting.ts';
import { presentBase } from '../presenters/staff/weighting/base.ts';
import type { DraftVisit } from '../presenters/staff/weighting/draft.ts';
import { presentMargin } from '../presenters/staff/weighting/margin.ts';
import { presentMargins } from '../presenters/staff/weighting/margins.ts';
import { presentMethod } from '../presenters/staff/weighting/method.ts';
import { Problem } from '../problem.ts';
import type { Changed, DraftAction, WeightingService } from '../services/weighting.ts';
import { visitOf } from './visit.ts';
import {
  addAction,
  baseAction,
  changingIn,
  marginAction,
  marginIn,
  mergeAction,
  methodAction,
  namedIn,
  tableAction,
  wholeNumber,
  type MarginRequest,
  type RecipeRequest,
} from './weightingForms.ts';

type Asked = RecipeRequest | MarginRequest;
type Addresses = WeightingPaths & { readonly number: number };

const addressesOf = (request: Asked, response: Response): Addresses => ({
  ...weightingPaths(readerOf(response).paths).of(request.params.survey, request.params.wave),
  number: namedIn(request).number,
});

/** The draft of this address; null where it is signed by now, and the browser is sent to look at it. */
const draftAt = async (
  service: WeightingService,
  request: Asked,
  response: Response,
): Promise<DraftVisit | null> => {
  const { survey, wave, number } = namedIn(request);
  const found = await service.ofWave(survey, wave);
  const weighting = found.weightings.find(each => each.number === number);
  if (!weighting) throw new Problem('not_found');
  const { draft } = weighting;
  if (draft)
    return { ...visitOf(request, response), found, weighting, draft, findings: service.findings(draft) };
  leaveNotice(request, 'weighting_is_signed', { number: String(number) });
  response.redirect(303, addressesOf(request, response).recipe(number));
  return null;
};

/** The browser saves while somebody types, and only wants to know under which revision. */
const answerAutosave = (request: Request, response: Response, changed: Changed): boolean => {
  if (request.get('accept') !== 'application/json') return false;
  const status = { saved: 200, refused: 422, conflict: 409 }[changed.kind];
  response
    .status(status)
    .json(changed.kind === 'saved' ? { revision: changed.revision } : { kind: changed.kind });
  return true;
};

const statusOf = ({ kind }: Changed): number => (kind === 'conflict' ? 409 : 422);
const mistakeOf = (changed: Changed) => (changed.kind === 'refused' ? changed.mistake : null);

type Show<Sent> = (draft: DraftVisit, sent: Sent | null) => { readonly view: string; readonly page: object };

/** A step that is one form: shown, saved, and where it cannot be saved shown again as it was sent. */
const addStep = <Kind extends DraftAction>(
  routes: Router,
  service: WeightingService,
  step: {
    readonly pattern: string;
    readonly action: (request: RecipeRequest) => Kind;
    readonly show: Show<{ readonly action: Kind; readonly changed: Changed }>;
    readonly next: (addresses: Addresses) => string;
  },
): void => {
  const render = async (
    request: RecipeRequest,
    response: Response,
    sent: Parameters<typeof step.show>[1],
  ) => {
    const draft = await draftAt(service, request, response);
    if (!draft) return;
    const { view, page } = step.show(draft, sent);
    response.status(sent ? statusOf(sent.changed) : 200).render(view, { page });
  };
  routes.get(step.pattern, (request: RecipeRequest, response: Response) => render(request, response, null));
  routes.post(step.pattern, async (request: RecipeRequest, response: Response) => {
    const action = step.action(request);
    const changed = await service.change(changingIn(request), action);
    if (answerAutosave(request, response, changed)) return;
    if (changed.kind !== 'saved') return render(request, response, { action, changed });
    response.redirect(303, step.next(addressesOf(request, response)));
  });
};

const addSimpleSteps = (routes: Router, service: WeightingService): void => {
  addStep(routes, service, {
    pattern: patterns.weightingBase,
    action: baseAction,
    show: (draft, sent) => ({ view: 'pages/staff/weighting-base', page: presentBase(draft, sent !== null) }),
    next: ({ margins, number }) => margins(number),
  });
  addStep(routes, service, {
    pattern: patterns.weightingMethod,
    action: methodAction,
    show: (draft, sent) => ({
      view: 'pages/staff/weighting-method',
      page: presentMethod(draft, sent && sent.action),
    }),
    next: ({ recipe, number }) => recipe(number),
  });
};

const addMargins = (routes: Router, service: WeightingService): void => {
  addStep(routes, service, {
    pattern: patterns.weightingMargins,
    action: request =>
      fieldOf(request, 'remove') === ''
        ? addAction(request)
        : { kind: 'remove', at: wholeNumber(fieldOf(request, 'remove')) - 1 },
    show: (draft, sent) => ({
      view: 'pages/staff/weighting-margins',
      page: presentMargins(
        draft,
        sent && {
          action: sent.action,
          mistake: mistakeOf(sent.changed),
          isConflict: sent.changed.kind === 'conflict',
        },
      ),
    }),
    next: ({ margins, number }) => margins(number),
  });
};

type SentMargin = NonNullable<Parameters<typeof presentMargin>[2]>;

const showMargin =
  (service: WeightingService) =>
  async (request: MarginRequest, response: Response, sent: SentMargin | null): Promise<void> => {
    const draft = await draftAt(service, request, response);
    if (!draft) return;
    const at = marginIn(request);
    if (!draft.draft.margins[at]) throw new Problem('not_found');
    const page = presentMargin(draft, at, sent);
    response
      .status(sent === null ? 200 : sent.isConflict ? 409 : 422)
      .render('pages/staff/weighting-margin', { page });
  };

/** One margin: its table typed, its answers taken apart again. */
const addMargin = (routes: Router, service: WeightingService): void => {
  const show = showMargin(service);
  routes.get(patterns.weightingMargin, (request: MarginRequest, response: Response) =>
    show(request, response, null),
  );
  routes.post(patterns.weightingMargin, async (request: MarginRequest, response: Response) => {
    const isApart = fieldOf(request, 'apart') === 'yes';
    const action = isApart ? ({ kind: 'apart', at: marginIn(request) } as const) : marginAction(request);
    const changed = await service.change(changingIn(request), action);
    if (answerAutosave(request, response, changed)) return;
    if (changed.kind !== 'saved')
      return show(request, response, {
        ...{
          mistake: mistakeOf(changed),
          isConflict: changed.kind === 'conflict',
          problem: null,
          pasted: '',
        },
        ...(action.kind === 'margin' ? { facts: action.facts, totals: action.totals } : {}),
      });
    const { margin, margins, number } = addressesOf(request, response);
    const isToMend = changed.findings.some(
      ({ margin: at, severity }) => at === marginIn(request) && severity === 'error',
    );
    response.redirect(303, isApart || isToMend ? margin(number, marginIn(request) + 1) : margins(number));
  });
};

/** A table pasted or uploaded for a margin. */
const addTable = (routes: Router, service: WeightingService): void => {
  const show = showMargin(service);
  routes.get(patterns.weightingTable, (request: MarginRequest, response: Response) => {
    const { margin, number } = addressesOf(request, response);
    response.redirect(303, margin(number, marginIn(request) + 1));
  });
  routes.post(patterns.weightingTable, async (request: MarginRequest, response: Response) => {
    const sent = await tableAction(request);
    const nothing = { mistake: null, isConflict: false, problem: null, pasted: fieldOf(request, 'pasted') };
    if ('problem' in sent) return show(request, response, { ...nothing, problem: sent.problem });
    const { action } = sent;
    const changed = await service.change(changingIn(request), action);
    if (changed.kind !== 'saved')
      return show(request, response, {
        ...{ ...nothing, facts: action.facts, mistake: mistakeOf(changed) },
        ...(action.table === nothing.pasted ? { totals: marginAction(request).totals } : {}),
        isConflict: changed.kind === 'conflict',
      });
    leaveNotice(request, 'weighting_table_read', { margin: String(marginIn(request) + 1) });
    const { margin, number } = addressesOf(request, response);
    response.redirect(303, margin(number, marginIn(request) + 1));
  });
};

/** Answers merged: by the button beside what was found, or ticked on the page of the margin. */
const addMerge = (routes: Router, service: WeightingService): void => {
  routes.get(patterns.weightingMerge, (request: RecipeRequest, response: Response) => {
    const { margins, number } = addressesOf(request, response);
    response.redirect(303, margins(number));
  });
  routes.post(patterns.weightingMerge, async (request: RecipeRequest, response: Response) => {
    const changed = await service.change(changingIn(request), mergeAction(request));
    const keys = {
      saved: 'weighting_merged',
      refused: 'weighting_not_merged',
      conflict: 'weighting_changed_since',
    };
    leaveNotice(request, keys[changed.kind], { number: request.params.number });
    const { margin, recipe, number } = addressesOf(request, response);
    const isOnMargin = fieldOf(request, 'back') === 'margin';
    response.redirect(
      303,
      isOnMargin ? margin(number, wholeNumber(fieldOf(request, 'margin'))) : recipe(number),
    );
  });
};

export const addDraftForms = (routes: Router, service: WeightingService): void => {
  addSimpleSteps(routes, service);
  addMargins(routes, service);
  addMargin(routes, service);
  addTable(routes, service);
  addMerge(routes, service);
};
