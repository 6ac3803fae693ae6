// Releases for everybody: the list, each under its address, each version under its own, and the file that its hash is of. What is not
// published answers here like what never was.
import { Router, type Request, type Response } from 'express';
import type { Clock } from '../clock.ts';
import type { Painter } from '../downloads/pictures/painter.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { publicReleasePatterns as patterns } from '../paths/releases.ts';
import { jsonBlock } from '../presenters/charts/spec.ts';
import { pictureMethod, pictureOf } from '../presenters/figures/figureOf.ts';
import { presentReleases } from '../presenters/releases/list.ts';
import { presentRelease, presentWithdrawn } from '../presenters/releases/release.ts';
import { firstDrawn } from '../presenters/releases/told.ts';
import { Problem } from '../problem.ts';
import type { MethodService } from '../services/methods.ts';
import type { PublishedService, PublishedVersion } from '../services/published.ts';
import { leaving } from './leaving.ts';
import { revalidate } from './revalidate.ts';

const editionOf = ({ release, version }: PublishedVersion): readonly unknown[] => [
  ...release.versions.map(({ id, hash }) => [id, hash]),
  version.id,
  release.withdrawn,
];

type Parts = {
  readonly published: PublishedService;
  readonly methods: Pick<MethodService, 'statements'>;
  readonly clock: Pick<Clock, 'dayOf'>;
  readonly painter: Painter;
};

/** `2`, never `02` or `2.0`: one address for one version. */
const versionIn = (written: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(written)) throw new Problem('not_found');
  return Number(written);
};

const sendPicture = async (
  request: Request,
  response: Response,
  found: PublishedVersion,
  { methods, painter }: Parts,
): Promise<void> => {
  if (found.release.withdrawn) throw new Problem('withdrawn', { release: found.release.id });
  const [reader, signal] = [readerOf(response), leaving(response)];
  const drawn = firstDrawn(reader, found.snapshot.findings);
  if (!drawn) throw new Problem('not_found');
  const { content } = drawn.finding;
  const waves =
    content.questions[0]?.waves.map(({ wave }) => ({ survey: wave.survey, wave: wave.name })) ?? [];
  const method = pictureMethod(reader, content, await methods.statements(waves.slice(-1)));
  const task = { picture: pictureOf(drawn.figure, method), size: '2x', format: 'png' } as const;
  await revalidate(request, response, [editionOf(found), task], async () => {
    response.type('png').send(Buffer.from(await painter.paint(task, signal)));
  });
};

const sendVersion = (
  request: Request,
  response: Response,
  found: PublishedVersion,
  clock: Pick<Clock, 'dayOf'>,
): Promise<void> =>
  revalidate(request, response, editionOf(found), () => {
    const reader = readerOf(response);
    if (found.release.withdrawn) {
      const page = presentWithdrawn(reader, found, clock.dayOf);
      return response.status(410).render('pages/releases/withdrawn', { page });
    }
    const page = presentRelease(reader, found, clock.dayOf);
    response.render('pages/releases/release', { page, jsonBlock });
  });

const addVersion = (routes: Router, parts: Parts): void => {
  const { published, clock } = parts;
  routes.get(patterns.releasePicture, async (request, response) => {
    const { release, version } = request.params;
    await sendPicture(request, response, await published.version(release, versionIn(version)), parts);
  });
  routes.get(patterns.releaseVersion, async (request, response) => {
    const { release, version } = request.params;
    await sendVersion(request, response, await published.version(release, versionIn(version)), clock);
  });
};

export const publicReleaseRoutes = (parts: Parts): Router => {
  const { published, clock } = parts;
  const routes = Router();
  routes.get(patterns.releases, async (request, response) => {
    const releases = await published.releases();
    const edition = releases.map(({ newest, withdrawn }) => [newest.id, newest.hash, withdrawn]);
    await revalidate(request, response, edition, () => {
      const page = presentReleases(readerOf(response), releases, clock.dayOf);
      response.render('pages/releases/list', { page });
    });
  });
  routes.get(patterns.release, async (request, response) =>
    sendVersion(request, response, await published.version(request.params.release), clock),
  );
  routes.get(`${patterns.releaseVersion}.json`, async (request, response) => {
    const { release, version } = request.params as { readonly release: string; readonly version: string }; // the pattern has both
    const found = await published.version(release, versionIn(version));
    if (found.release.withdrawn) throw new Problem('withdrawn', { release });
    await revalidate(request, response, editionOf(found), () => {
      response.type('json').send(found.text);
    });
  });
  addVersion(routes, parts);
  return routes;
};
