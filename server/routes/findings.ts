// Findings: proposed from a question or from a saved view, looked at as the public will see them, worded, put into a release.
import { Router, type Request, type Response } from 'express';
import { readerIn, readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { findingPatterns as patterns, releasePaths } from '../paths/releases.ts';
import { jsonBlock } from '../presenters/charts/spec.ts';
import { chartTypesFor } from '../presenters/figures/suitable.ts';
import { say } from '../presenters/reader.ts';
import { ownWordsIn, presentFinding, type FindingPart } from '../presenters/staff/releases/finding.ts';
import { presentFindings } from '../presenters/staff/releases/findings.ts';
import { Problem } from '../problem.ts';
import type { Finding, FindingLook, FindingService, Told, Words } from '../services/findings.ts';
import type { ReleaseService } from '../services/releases.ts';
import { isChartType } from '../services/results/chartType.ts';
import type { ViewService } from '../services/views.ts';
import type { AnalysisService } from '../services/analysis.ts';
import { leaving } from './leaving.ts';
import { visitOf } from './visit.ts';

type Services = {
  readonly findings: FindingService;
  readonly releases: ReleaseService;
  readonly views: ViewService;
  readonly analysis: AnalysisService;
};

type Asked = { readonly told: Told; readonly notes: readonly string[] };

const readersOf = (response: Response) => ({ ru: readerIn(response, 'ru'), en: readerIn(response, 'en') });

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');

type Table = { readonly survey: string; readonly question: string; readonly query: Request['query'] };

/** A table of the desk shows more than a finding can carry: what is left behind is said. Whoever chose no waves misses none. */
const fromTable = async ({ analysis }: Services, { survey, question, query }: Table): Promise<Asked> => {
  const { view, material } = await analysis.choose(survey, question, query);
  const asking = material.waves.filter(({ variables }) => variables.some(({ name }) => name === question));
  return {
    told: { survey, questions: [question], by: view.by[0] ?? null, words: null },
    notes: [
      ...(view.where === undefined ? [] : ['filter']),
      ...(view.by.length > 1 ? ['breakdowns'] : []),
      ...(query['waves'] !== undefined && view.waves.length < asking.length ? ['waves'] : []),
    ],
  };
};

const queryOf = (search: URLSearchParams): Request['query'] =>
  Object.fromEntries([...new Set(search.keys())].map(name => [name, search.getAll(name)]));

const askedIn = async (services: Services, request: Request): Promise<Asked> => {
  const { query } = request;
  const saved = textOf(query['view']);
  if (saved === '')
    return fromTable(services, {
      survey: textOf(query['survey']),
      question: textOf(query['question']),
      query,
    });
  const { view } = await services.views.find(saved);
  return fromTable(services, { ...view, query: queryOf(new URLSearchParams(view.query)) });
};

const spaces = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Typed = { readonly told: Told; readonly chart: string; readonly typed: Words };

/** Partners are boxes of their own names. */
const typedIn = (request: Request): Typed => {
  const body = Object.keys((request.body ?? {}) as object); // a form, read by its parser
  const partners = body
    .filter(name => name.startsWith('partner.'))
    .map(name => name.slice('partner.'.length))
    .slice(0, 20);
  const typed = { ru: spaces(fieldOf(request, 'words.ru')), en: spaces(fieldOf(request, 'words.en')) };
  const by = fieldOf(request, 'by');
  const questions = [fieldOf(request, 'question'), ...partners];
  const told = { survey: fieldOf(request, 'survey'), questions, by: by === '' ? null : by, words: typed };
  return { told, chart: fieldOf(request, 'chart'), typed };
};

/** The questionnaire's own words are not kept a second time: they follow it. */
const withoutOwn = (response: Response, look: FindingLook, { typed }: Typed): Words | null => {
  const own = ownWordsIn(readersOf(response), look);
  return own.ru === typed.ru && own.en === typed.en ? null : typed;
};

const chosenChart = ({ content }: FindingLook, chart: string): FindingPart['chart'] => {
  const suitable = chartTypesFor(content);
  return suitable.find(type => type === chart) ?? suitable[0] ?? 'bars';
};

const savedPart = async (
  { releases, findings }: Services,
  response: Response,
  id: string,
): Promise<FindingPart['saved']> => {
  const all = await releases.list();
  const reader = readerOf(response);
  return {
    id,
    drafts: all
      .filter(({ newest }) => newest.state === 'draft')
      .map(({ newest }) => ({
        id: newest.release,
        title: say(reader, newest.title),
        holds: newest.findings.includes(id),
      })),
    mayRemove: await findings.mayRemove(id),
  };
};

const show = (request: Request, response: Response, part: FindingPart): void => {
  if (part.look.mistakes.length > 0) response.status(422);
  const page = presentFinding(visitOf(request, response), readersOf(response), part);
  response.render('pages/staff/finding', { page, jsonBlock });
};

/** Saves, or shows what saving would give. */
const answer = async (
  services: Services,
  [request, response]: readonly [Request, Response],
  finding: Finding | null,
): Promise<void> => {
  const { findings } = services;
  const typed = typedIn(request);
  const signal = leaving(response);
  const first = await findings.look({ ...typed.told, words: null }, signal);
  const told = { ...typed.told, words: withoutOwn(response, first, typed) };
  const look = told.words === null ? first : await findings.look(told, signal);
  const chart = chosenChart(look, typed.chart);
  const saved = finding && (await savedPart(services, response, finding.id));
  const isPreview = fieldOf(request, 'act') === 'preview';
  if (isPreview || look.mistakes.length > 0)
    return show(request, response, { look, chart, typed: typed.typed, saved, notes: [] });
  const saving = { ...look.told, chart, who: accountOf(request).id };
  const done = finding ? await findings.change(finding.id, saving) : await findings.add(saving);
  if (!('id' in done)) throw new Problem('invalid');
  leaveNotice(request, finding ? 'releases:notice.finding_changed' : 'releases:notice.finding_saved', {});
  response.redirect(303, releasePaths(readerOf(response).paths).finding(done.id));
};

const addNew = (routes: Router, services: Services): void => {
  routes.get(patterns.newFinding, async (request, response) => {
    const { told, notes } = await askedIn(services, request);
    const look = await services.findings.look(told, leaving(response));
    const lost = told.by !== null && look.told.by === null ? ['no_breakdown'] : [];
    show(request, response, {
      ...{ look, chart: chosenChart(look, ''), typed: null, saved: null },
      notes: [...notes, ...lost],
    });
  });
  routes.post(patterns.newFinding, (request, response) => answer(services, [request, response], null));
};

const addOne = (routes: Router, services: Services): void => {
  const { findings, releases } = services;
  routes.get(patterns.finding, async (request, response) => {
    const finding = await findings.find(request.params.finding);
    const look = await findings.look(finding, leaving(response));
    const chart = isChartType(finding.chart) ? finding.chart : 'bars';
    const saved = await savedPart(services, response, finding.id);
    show(request, response, { look, chart: chosenChart(look, chart), typed: null, saved, notes: [] });
  });
  routes.post(patterns.finding, async (request, response) =>
    answer(services, [request, response], await findings.find(request.params.finding)),
  );
  routes.post(patterns.removeFinding, async (request, response) => {
    const { findings: list, finding } = releasePaths(readerOf(response).paths);
    const isGone = await findings.remove(request.params.finding, accountOf(request).id);
    leaveNotice(request, `releases:notice.finding_${isGone ? 'removed' : 'held'}`, {});
    response.redirect(303, isGone ? list() : finding(request.params.finding));
  });
  routes.post(patterns.addToRelease, async (request, response) => {
    const release = fieldOf(request, 'release');
    const moving = { release, who: accountOf(request).id };
    const outcome = await releases.add(moving, request.params.finding);
    leaveNotice(request, 'refused' in outcome ? 'releases:notice.moved' : 'releases:notice.added', {
      release,
    });
    response.redirect(303, releasePaths(readerOf(response).paths).staffRelease(release));
  });
};

export const findingRoutes = (services: Services): Router => {
  const routes = Router();
  routes.get(patterns.findings, async (request, response) => {
    const contents = {
      findings: await services.findings.listed(),
      releases: await services.releases.list(),
      sent: (await services.views.all()).filter(({ view }) => view.sent),
    };
    const page = presentFindings(visitOf(request, response), contents);
    response.render('pages/staff/findings', { page });
  });
  addNew(routes, services);
  addOne(routes, services);
  return routes;
};
