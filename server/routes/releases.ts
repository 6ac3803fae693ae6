// Releases for those who make them: the list, one release, and every move of it. Who may do what stands in roles.ts; what is refused shows
// the same page with the reason, and nothing typed is lost.
import { Router, type Request, type Response } from 'express';
import type { Clock } from '../clock.ts';
import { readerIn, readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice, may } from '../middleware/setUpStaff.ts';
import {
  approvalPatterns,
  findingPatterns,
  publicationPatterns,
  releasePaths,
  releasePatterns,
  withdrawalPatterns,
} from '../paths/releases.ts';
import { jsonBlock } from '../presenters/charts/spec.ts';
import { presentStaffReleases } from '../presenters/staff/releases/list.ts';
import { presentNewRelease } from '../presenters/staff/releases/new.ts';
import { presentStaffRelease } from '../presenters/staff/releases/release.ts';
import type { TypedFields } from '../presenters/staff/releases/step.ts';
import type { FindingService } from '../services/findings.ts';
import type { Outcome, Refusal, ReleaseService } from '../services/releases.ts';
import { visitOf } from './visit.ts';

type Services = {
  readonly findings: FindingService;
  readonly releases: ReleaseService;
  readonly clock: Clock;
};
type Of = Request<{ release: string }>;

const typedNames = ['remark', 'day', 'time', 'ru', 'en', 'title_ru', 'title_en', 'note_ru', 'note_en'];

const typedIn = (request: Request): TypedFields => {
  const fields = typedNames.map((name): readonly [string, string] => [name, fieldOf(request, name)]);
  return Object.fromEntries(fields.filter(([, value]) => value !== ''));
};

/** Those of a draft in its order, and those that may come to it. */
const chosenAmong = async (findings: FindingService, chosen: readonly string[]) => {
  const all = await findings.listed();
  return {
    drafted: chosen.flatMap(id => all.find(({ finding }) => finding.id === id) ?? []),
    addable: all.filter(({ finding }) => !chosen.includes(finding.id)),
  };
};

const showRelease = async (
  { releases, findings, clock }: Services,
  [request, response]: readonly [Of, Response],
  refused?: Refusal,
): Promise<void> => {
  const account = accountOf(request);
  const look = await releases.look(request.params.release, account.id);
  const page = presentStaffRelease(visitOf(request, response), account, {
    ...{ look, clock, refused, typed: refused ? typedIn(request) : {} },
    readers: { ru: readerIn(response, 'ru'), en: readerIn(response, 'en') },
    ...(look.newest.state === 'draft'
      ? await chosenAmong(findings, look.newest.findings)
      : { drafted: [], addable: [] }),
  });
  response.status(refused ? 422 : 200).render('pages/staff/release', { page, jsonBlock });
};

type Act = (request: Of, moving: { readonly release: string; readonly who: string }) => Promise<Outcome>;

/** A form with two texts, by the ends of their names. */
const pairIn = (request: Request, name: string) => ({
  ru: fieldOf(request, `${name}ru`),
  en: fieldOf(request, `${name}en`),
});

const embargoIn = (request: Request) => {
  const [day, time] = [fieldOf(request, 'day'), fieldOf(request, 'time')];
  return day === '' && time === '' ? null : { day, time };
};

/** One finding a place up, out, or in at the end. */
const arranged = (findings: readonly string[], act: string): readonly string[] | null => {
  const [kind, id = ''] = act.split(':');
  if (kind === 'in') return [...new Set([...findings, id])];
  const at = findings.indexOf(id);
  if (at === -1) return null;
  const rest = findings.filter(each => each !== id);
  if (kind === 'out') return rest;
  return kind === 'up' ? rest.toSpliced(Math.max(0, at - 1), 0, id) : null;
};

const editing = ({ releases }: Services): Act => {
  return async (request, moving) => {
    const revision = Number(fieldOf(request, 'revision'));
    const act = fieldOf(request, 'act');
    if (act === '') {
      const title = pairIn(request, 'title_');
      const note = pairIn(request, 'note_');
      return releases.edit({ ...moving, revision, title, note });
    }
    const { newest } = await releases.find(moving.release);
    const findings = arranged(newest.findings, act);
    return releases.edit({ ...moving, revision, ...(findings ? { findings } : {}) });
  };
};

const actsOf = (services: Services): Readonly<Record<string, readonly [pattern: string, act: Act]>> => {
  const { releases } = services;
  const hashIn = (request: Request): string => fieldOf(request, 'hash');
  return {
    edited: [findingPatterns.editRelease, editing(services)],
    proposed: [findingPatterns.propose, (_, moving) => releases.propose(moving)],
    corrected: [findingPatterns.correct, (_, moving) => releases.correct(moving)],
    removed: [findingPatterns.removeRelease, (_, moving) => releases.remove(moving)],
    approved: [
      approvalPatterns.approve,
      (request, moving) => releases.approve({ ...moving, hash: hashIn(request) }),
    ],
    returned: [
      approvalPatterns.sendBack,
      (request, moving) => releases.sendBack({ ...moving, remark: fieldOf(request, 'remark') }),
    ],
    published: [
      publicationPatterns.publish,
      (request, moving) => releases.publish({ ...moving, hash: hashIn(request), from: embargoIn(request) }),
    ],
    recalled: [publicationPatterns.recall, (_, moving) => releases.recall(moving)],
    withdrawn: [
      withdrawalPatterns.withdraw,
      (request, moving) => releases.withdraw({ ...moving, reason: pairIn(request, '') }),
    ],
  };
};

const addMoves = (routes: Router, services: Services): void => {
  for (const [name, [pattern, act]] of Object.entries(actsOf(services))) {
    // A form that came too late leads back here by its address.
    routes.get(pattern, (request: Of, response) => {
      response.redirect(303, releasePaths(readerOf(response).paths).staffRelease(request.params.release));
    });
    routes.post(pattern, async (request: Of, response) => {
      const { release } = request.params;
      const outcome = await act(request, { release, who: accountOf(request).id });
      if ('refused' in outcome) return showRelease(services, [request, response], outcome);
      // under an embargo nobody outside sees it yet
      const isLater = name === 'published' && embargoIn(request) !== null;
      leaveNotice(request, `releases:notice.${isLater ? 'scheduled' : name}`, { release });
      const { staffReleases, staffRelease } = releasePaths(readerOf(response).paths);
      const isGone = name === 'removed' && outcome.done.number === 1;
      response.redirect(303, isGone ? staffReleases() : staffRelease(release));
    });
  }
};

const addNew = (routes: Router, { releases }: Services): void => {
  const show = (request: Request, response: Response, isMissing: boolean): void => {
    const asked = request.query['finding'];
    const finding = isMissing ? fieldOf(request, 'finding') : typeof asked === 'string' ? asked : '';
    const given = { finding, title: pairIn(request, 'title_'), isMissing };
    const page = presentNewRelease(visitOf(request, response), given);
    response.status(isMissing ? 422 : 200).render('pages/staff/release-new', { page });
  };
  routes.get(findingPatterns.newRelease, (request, response) => show(request, response, false));
  routes.post(findingPatterns.newRelease, async (request, response) => {
    const finding = fieldOf(request, 'finding');
    const release = await releases.make({
      ...{ title: pairIn(request, 'title_'), findings: finding === '' ? [] : [finding] },
      who: accountOf(request).id,
    });
    if (release === null) return show(request, response, true);
    leaveNotice(request, 'releases:notice.made', { release });
    response.redirect(303, releasePaths(readerOf(response).paths).staffRelease(release));
  });
};

export const releaseRoutes = (services: Services): Router => {
  const routes = Router();
  addNew(routes, services);
  routes.get(releasePatterns.staffReleases, async (request, response) => {
    const sight = { clock: services.clock, mayMake: may(request, 'analyse') };
    const all = await services.releases.list();
    const page = presentStaffReleases(visitOf(request, response), all, sight);
    response.render('pages/staff/releases', { page });
  });
  routes.get(releasePatterns.staffRelease, (request, response) => showRelease(services, [request, response]));
  addMoves(routes, services);
  return routes;
};
