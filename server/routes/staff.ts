// The staff's home, and the moves of waves: a page that asks, then the move itself.
import { Router, type Request, type Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, leaveNotice, may } from '../middleware/setUpStaff.ts';
import { patterns } from '../paths.ts';
import { moveOrigins, type MoveOrigin } from '../paths/waves.ts';
import { presentHome } from '../presenters/staff/home.ts';
import { presentWaveMove, wayBack } from '../presenters/staff/waveMove.ts';
import type { DeskService, Wave } from '../services/desk.ts';
import type { ReleaseService } from '../services/releases.ts';
import { isMove, type Proposal, type WaveService } from '../services/waves.ts';
import { visitOf } from './visit.ts';

const originOf = ({ query }: Request): MoveOrigin | null =>
  moveOrigins.find(origin => origin === query['from']) ?? null;

type Moved = Request<{ wave: string; move: string }>;

const addMoves = (routes: Router, waves: WaveService): void => {
  const show = (request: Request, response: Response, proposal: Proposal, isRefused: boolean): void => {
    const asked = { from: originOf(request), isRefused };
    const page = presentWaveMove(visitOf(request, response), proposal, asked);
    response.render('pages/staff/wave-move', { page });
  };

  const back = (request: Request, response: Response, wave: Wave | null): void =>
    response.redirect(303, wayBack(readerOf(response), originOf(request), wave));

  /** The wave has moved already, perhaps by a second click or by a colleague: the page behind shows how it is now. */
  const missed = async (request: Moved, response: Response): Promise<void> => {
    leaveNotice(request, 'moved_already', {});
    back(request, response, await waves.find(request.params.wave));
  };

  /** The board of a wave has an address of the same shape. */
  routes.all(patterns.waveMove, (request, _, next) => {
    next(isMove(request.params.move) ? undefined : 'router');
  });

  routes.get(patterns.waveMove, async (request: Moved, response) => {
    const proposal = await waves.propose(request.params.wave, request.params.move);
    if (!proposal) return missed(request, response);
    show(request, response, proposal, false);
  });

  routes.post(patterns.waveMove, async (request: Moved, response) => {
    const proposal = await waves.propose(request.params.wave, request.params.move);
    if (!proposal) return missed(request, response);
    if (proposal.rival || proposal.isMissed) return show(request, response.status(422), proposal, true);
    if (!(await waves.moveWave(proposal, accountOf(request).id))) return missed(request, response);
    leaveNotice(request, proposal.move, { wave: proposal.wave.name });
    back(request, response, proposal.wave);
  });
};

export const staffRoutes = (services: {
  readonly desk: DeskService;
  readonly waves: WaveService;
  readonly releases: Pick<ReleaseService, 'list'>;
}): Router => {
  const routes = Router();
  routes.get(patterns.staff, async (request, response) => {
    const who = accountOf(request);
    const releases = may(request, 'see_releases') ? await services.releases.list() : [];
    const page = presentHome(visitOf(request, response), await services.desk.overview(), { who, releases });
    response.render('pages/staff/home', { page });
  });
  addMoves(routes, services.waves);
  return routes;
};
