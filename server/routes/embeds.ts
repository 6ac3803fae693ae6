// Findings for pages of other sites. They stand in anybody's frame, are kept for some minutes, and their pictures for good: those have
// the version in their address.
import { Router, type Request, type Response } from 'express';
import type { Clock } from '../clock.ts';
import type { Painter } from '../downloads/pictures/painter.ts';
import { standAnywhere } from '../middleware/frames.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { embedPatterns as patterns } from '../paths/embeds.ts';
import { presentGone, presentUnknown } from '../presenters/embed/gone.ts';
import { presentEmbed, type Kind } from '../presenters/embed/page.ts';
import { drawingNamed } from '../presenters/embed/pictures.ts';
import { embedWords } from '../presenters/embed/told.ts';
import { pictureOf } from '../presenters/figures/figureOf.ts';
import { Problem } from '../problem.ts';
import type { Embedded, EmbedService } from '../services/embeds.ts';
import { leaving } from './leaving.ts';
import { revalidate } from './revalidate.ts';

type Parts = {
  readonly embeds: EmbedService;
  readonly painter: Painter;
  readonly clock: Pick<Clock, 'dayOf'>;
};

/** As long as a correction or a withdrawal may stay unseen. */
const keepPage = 'public, max-age=300, stale-while-revalidate=60';
const keepForGood = 'public, max-age=31536000, immutable';

const editionOf = (embedded: Embedded, kind: Kind): readonly unknown[] =>
  embedded.state === 'shown'
    ? [kind, embedded.opened.version.hash, embedded.opened.statements, embedded.later?.version.id]
    : [kind, embedded.state, embedded.release.newest.id, embedded.release.withdrawn];

/** Nothing public is here: said within the frame, where the page of an error would be far too large. */
const sendUnknown = (response: Response): void => {
  response.status(404).set('Cache-Control', 'no-store');
  response.render('pages/embed/gone', { page: presentUnknown(readerOf(response)) });
};

const sender = ({ clock }: Parts) => {
  const { dayOf } = clock;
  return async (request: Request, response: Response, embedded: Embedded, kind: Kind): Promise<void> => {
    const reader = readerOf(response);
    response.set('Cache-Control', keepPage);
    const edition = [reader.asset('embed.css'), editionOf(embedded, kind)];
    await revalidate(request, response, edition, () => {
      if (embedded.state !== 'shown')
        return response
          .status(410)
          .render('pages/embed/gone', { page: presentGone(reader, embedded, dayOf) });
      const page = presentEmbed(reader, embedded, { kind, dayOf });
      if (page) response.render('pages/embed/finding', { page });
      else sendUnknown(response);
    });
  };
};

const orUnknown =
  (answer: (request: Request, response: Response) => Promise<void>) =>
  async (request: Request, response: Response): Promise<void> => {
    standAnywhere(response);
    try {
      await answer(request, response);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'not_found') throw error;
      sendUnknown(response);
    }
  };

const parameter = (request: Request, name: string): string => String(request.params[name] ?? '');

const addPicture = (routes: Router, { embeds, painter }: Parts): void => {
  routes.get(patterns.embedPicture, async (request, response) => {
    const { finding, version, picture } = request.params;
    const size = drawingNamed(picture);
    const embedded = await embeds.frozen(finding, version);
    if (embedded.state === 'withdrawn') throw new Problem('withdrawn', { release: embedded.release.id });
    const words = embedded.state === 'shown' ? embedWords(readerOf(response), embedded.finding) : null;
    if (!size || !words) throw new Problem('not_found');
    const { width, theme } = size;
    const task = { picture: pictureOf(words.figure, null), format: 'svg', size: { width }, theme } as const;
    const file = Buffer.from(await painter.paint(task, leaving(response)));
    standAnywhere(response);
    response.set('Cache-Control', keepForGood).type('svg').send(file);
  });
};

export const embedRoutes = (parts: Parts): Router => {
  const routes = Router();
  const send = sender(parts);
  routes.get(
    patterns.embed,
    orUnknown(async (request, response) =>
      send(request, response, await parts.embeds.live(parameter(request, 'finding')), 'live'),
    ),
  );
  routes.get(
    patterns.frozenEmbed,
    orUnknown(async (request, response) => {
      const [finding, version] = [parameter(request, 'finding'), parameter(request, 'version')];
      await send(request, response, await parts.embeds.frozen(finding, version), 'frozen');
    }),
  );
  addPicture(routes, parts);
  return routes;
};
