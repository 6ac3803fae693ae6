// Short links: where they lead, and the staff page that makes and prints them.
import { Router, type Request } from 'express';
import type { Config } from '../config.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { patterns } from '../paths.ts';
import { presentLinks } from '../presenters/staff/links.ts';
import { presentSheets } from '../presenters/staff/linkSheets.ts';
import { qrPicture } from '../presenters/staff/qr.ts';
import { Problem } from '../problem.ts';
import type { LinkService, WaveLinks } from '../services/links.ts';
import { placeCookie } from './respondCookies.ts';
import { visitOf } from './visit.ts';

/** No word of who came, when or from where is kept; the place rides in a cookie until an interview begins. */
export const shortLinkRoutes = (links: LinkService, config: Config): Router => {
  const cookies = placeCookie(config);
  return Router().get(patterns.shortLink, async (request, response) => {
    const destination = await links.follow(request.params.code);
    if (!destination) throw new Problem('no_such_link');
    cookies.arrive(response, destination.survey, destination.place);
    response.set('Cache-Control', 'no-store');
    response.redirect(303, readerOf(response).paths.start(destination.survey));
  });
};

const linkOf = ({ links }: WaveLinks, code: string) => {
  const found = links.find(({ link }) => link.code === code);
  if (!found) throw new Problem('not_found');
  return found;
};

const addForm = (routes: Router, links: LinkService): void => {
  type Named = Request<{ survey: string; wave: string }>;
  routes.get(patterns.links, async (request: Named, response) => {
    const { survey, wave } = request.params;
    const page = presentLinks(visitOf(request, response), await links.ofWave(survey, wave));
    response.render('pages/staff/links', { page });
  });
  routes.post(patterns.links, async (request: Named, response) => {
    const { survey, wave } = request.params;
    const places = fieldOf(request, 'places');
    const outcome = await links.add({ survey, wave, places, who: accountOf(request).id });
    if ('mistakes' in outcome) {
      const refused = { mistakes: outcome.mistakes, places };
      const page = presentLinks(visitOf(request, response), await links.ofWave(survey, wave), refused);
      return response.status(422).render('pages/staff/links', { page });
    }
    leaveNotice(request, outcome.added > 0 ? 'links_added' : 'links_same', {
      count: String(outcome.added),
    });
    response.redirect(303, readerOf(response).paths.links(survey, wave));
  });
};

export const linkRoutes = (links: LinkService): Router => {
  const routes = Router();
  addForm(routes, links);
  routes.get(patterns.linkSheets, async (request, response) => {
    const { survey, wave } = request.params;
    const all = await links.ofWave(survey, wave);
    response.render('pages/staff/link-sheets', { page: presentSheets(readerOf(response), all, all.links) });
  });
  routes.get(patterns.linkSheet, async (request, response) => {
    const { survey, wave, code } = request.params;
    const all = await links.ofWave(survey, wave);
    const page = presentSheets(readerOf(response), all, [linkOf(all, code)]);
    response.render('pages/staff/link-sheets', { page });
  });
  routes.get(patterns.linkPicture, async (request, response) => {
    const { survey, wave, code } = request.params;
    const { link } = linkOf(await links.ofWave(survey, wave), code);
    response.attachment(`${survey}-${wave}-${link.code}.svg`).type('image/svg+xml');
    response.send(qrPicture(readerOf(response).baseUrl, link.code));
  });
  return routes;
};
