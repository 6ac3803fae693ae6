// The press desk: findings looked for, looked at and taken away, in every form that a newsroom uses.
import { Router, type Request, type Response } from 'express';
import { readerIn } from '../middleware/setUpReader.ts';
import { accountOf } from '../middleware/setUpStaff.ts';
import { pressPatterns as patterns } from '../paths/press.ts';
import { jsonBlock } from '../presenters/charts/spec.ts';
import { askedIn } from '../presenters/staff/press/asked.ts';
import { firstOf, presentPressDesk } from '../presenters/staff/press/desk.ts';
import type { PressFinding } from '../services/press.ts';
import { addPressFiles, type PressParts } from './pressFiles.ts';
import { visitOf } from './visit.ts';

const show = async (
  { press, clock }: PressParts,
  [request, response]: readonly [Request, Response],
  chosen: PressFinding | null,
): Promise<void> => {
  const all = await press.list();
  const lastVisit = await press.lastVisit(accountOf(request).id);
  const listing = { all, asked: askedIn(request.query), lastVisit, clock };
  const found = chosen ?? firstOf(listing);
  const shown = found && {
    ...{ found, isAsked: chosen !== null },
    statements: await press.statements(found.version),
  };
  const readers = { ru: readerIn(response, 'ru'), en: readerIn(response, 'en') };
  const page = presentPressDesk(visitOf(request, response), readers, listing, shown);
  response.render('pages/staff/press', { page, jsonBlock });
};

export const pressRoutes = (parts: PressParts): Router => {
  const routes = Router();
  routes.get(patterns.press, (request, response) => show(parts, [request, response], null));
  routes.get(patterns.pressFinding, async (request, response) => {
    const { finding, version } = request.params;
    const found = await parts.press.find(finding, version, accountOf(request).id);
    await show(parts, [request, response], found);
  });
  addPressFiles(routes, parts);
  return routes;
};
