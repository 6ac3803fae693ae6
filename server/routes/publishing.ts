// Between a draft and its versions: checks, paths, the last look, publishing, and what was published before.
import { Router, type Request, type Response } from 'express';
import { questionnaireForm, questionnaireYaml } from '../downloads/questionnaires.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice, may } from '../middleware/setUpStaff.ts';
import { publishingPaths, publishingPatterns as patterns } from '../paths/publishing.ts';
import { presentChecks } from '../presenters/staff/publishing/checks.ts';
import { presentPaths } from '../presenters/staff/publishing/paths.ts';
import { presentPublish, type Sent } from '../presenters/staff/publishing/publish.ts';
import { presentReadable, presentVersions } from '../presenters/staff/publishing/versions.ts';
import type { DraftService } from '../services/drafts.ts';
import type { PublishingService } from '../services/publishing.ts';
import { revisionOf } from './questionnaires.ts';
import { visitOf } from './visit.ts';

type Services = { readonly publishing: PublishingService; readonly drafts: DraftService };
type Named = Request<{ id: string }>;
type Numbered = Request<{ id: string; number: string }>;

const pathsOf = (response: Response) => publishingPaths(readerOf(response).paths);

const addChecks = (routes: Router, { publishing }: Services): void => {
  const { checks } = publishing;
  routes.get(patterns.checks, async (request: Named, response) => {
    const page = presentChecks(visitOf(request, response), await checks.of(request.params.id));
    response.render('pages/staff/draft-checks', { page });
  });
  routes.post(patterns.checks, async (request: Named, response) => {
    const { id } = request.params;
    const who = accountOf(request).id;
    const [key, code] = [fieldOf(request, 'key'), fieldOf(request, 'code')];
    if (fieldOf(request, 'act') === 'reopen') await checks.reopen({ id, key }, who);
    else if (code === '') await checks.accept({ id, key }, who);
    else await checks.acceptAll({ id, code }, who);
    response.redirect(303, pathsOf(response).checks(id));
  });
  routes.get(patterns.paths, async (request: Named, response) => {
    const page = presentPaths(visitOf(request, response), await checks.of(request.params.id));
    response.render('pages/staff/draft-paths', { page });
  });
};

const showPublish =
  ({ publishing }: Services) =>
  async (request: Named, response: Response, sent: Sent = {}): Promise<void> => {
    const standing = await publishing.standing(request.params.id);
    const page = presentPublish(visitOf(request, response), standing, sent);
    response.render('pages/staff/draft-publish', { page });
  };

const addPublish = (routes: Router, services: Services): void => {
  const { publishing } = services;
  const show = showPublish(services);
  routes.get(patterns.publish, async (request: Named, response) => show(request, response));
  routes.post(patterns.publish, async (request: Named, response) => {
    const { id } = request.params;
    const note = fieldOf(request, 'note');
    const acceptsBreaks = fieldOf(request, 'breaks') === 'yes';
    const acceptsScenarios = fieldOf(request, 'differ') === 'yes';
    const publication = { id, revision: revisionOf(request), note, acceptsBreaks, acceptsScenarios };
    const outcome = await publishing.publish(publication, accountOf(request).id);
    if ('obstacles' in outcome) {
      const refused = { obstacles: outcome.obstacles, note, acceptsBreaks, acceptsScenarios };
      return show(request, response.status(422), { refused });
    }
    leaveNotice(request, 'version_published', { number: String(outcome.version.number) });
    response.redirect(303, pathsOf(response).versions(id));
  });
};

const addReplacing = (routes: Router, services: Services): void => {
  const { publishing } = services;
  const show = showPublish(services);
  routes.post(patterns.replacing, async (request: Named, response) => {
    const { id } = request.params;
    const who = accountOf(request).id;
    const [question, was, reason] = ['question', 'was', 'reason'].map(name => fieldOf(request, name));
    const linking = { id, question: question ?? '', was: was ?? '', reason: reason ?? '' };
    if (fieldOf(request, 'act') === 'unlink') await publishing.unlink(linking, who);
    else {
      const mistake = await publishing.link(linking, who);
      if (mistake) return show(request, response.status(422), { link: { mistake, ...linking } });
    }
    response.redirect(303, pathsOf(response).publish(id));
  });
};

const addVersions = (routes: Router, { publishing, drafts }: Services): void => {
  routes.get(patterns.versions, async (request: Named, response) => {
    const { id } = request.params;
    const history = {
      ...{ id, versions: await publishing.versions(id), mayOpen: may(request, 'run_waves') },
      draft: (await drafts.all()).find(draft => draft.id === id) ?? null,
    };
    const page = presentVersions(visitOf(request, response), history);
    response.render('pages/staff/versions', { page });
  });
  routes.get(patterns.version, async (request: Numbered, response) => {
    const version = await publishing.version(request.params.id, request.params.number);
    response.render('pages/staff/version', { page: presentReadable(visitOf(request, response), version) });
  });
  routes.get(patterns.versionYaml, async (request: Numbered, response) => {
    const { document, id, publishedOn } = await publishing.version(request.params.id, request.params.number);
    response.attachment(`${id}.yaml`).type('application/yaml');
    response.send(questionnaireYaml(document, `${id}, ${publishedOn}`));
  });
  routes.get(patterns.versionForm, async (request: Numbered, response) => {
    const { document, id } = await publishing.version(request.params.id, request.params.number);
    response.attachment(`${id}.xlsx`);
    response.send(await questionnaireForm(document));
  });
};

export const publishingRoutes = (services: Services): Router => {
  const routes = Router();
  addChecks(routes, services);
  addPublish(routes, services);
  addReplacing(routes, services);
  addVersions(routes, services);
  return routes;
};
