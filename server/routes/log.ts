// The log of what staff did, and the check that nobody has changed it.
import { Router, type Request } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { leaveNotice } from '../middleware/setUpStaff.ts';
import { peoplePaths, peoplePatterns as patterns } from '../paths/people.ts';
import { presentLog } from '../presenters/staff/people/log.ts';
import type { AuditService } from '../services/audit.ts';
import type { ReleaseService } from '../services/releases.ts';
import { visitOf } from './visit.ts';

/** A word of the query; what is no single word is none. */
const wordOf = (request: Request, name: string): string | undefined => {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const numberOf = (request: Request, name: string): number | undefined => {
  const value = Number(wordOf(request, name));
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
};

type Parts = { readonly audit: AuditService; readonly releases: Pick<ReleaseService, 'damaged'> };

export const logRoutes = ({ audit, releases }: Parts): Router => {
  const routes = Router();
  routes.get(patterns.log, async (request, response) => {
    const asked = {
      before: numberOf(request, 'before'),
      who: wordOf(request, 'who'),
      what: wordOf(request, 'what'),
    };
    const page = presentLog(visitOf(request, response), asked, await audit.page(asked));
    response.render('pages/staff/log', { page });
  });
  routes.post(patterns.logCheck, async (request, response) => {
    const { length, brokenAt } = await audit.verifyChain();
    const damaged = brokenAt === null ? await releases.damaged() : [];
    const notice =
      brokenAt !== null ? 'chain_broken' : damaged.length > 0 ? 'releases_damaged' : 'chain_whole';
    const names = damaged.map(({ version }) => version).join(', ');
    leaveNotice(request, `people:notice.${notice}`, { length: String(length), at: String(brokenAt), names });
    response.redirect(303, peoplePaths(readerOf(response).paths).log());
  });
  return routes;
};
