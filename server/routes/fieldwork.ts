// The fieldwork board of a wave.
import { Router } from 'express';
import { wavePatterns } from '../paths/waves.ts';
import { presentBoard } from '../presenters/staff/fieldwork/board.ts';
import type { FieldworkService } from '../services/fieldwork/index.ts';
import { leaving } from './leaving.ts';
import { visitOf } from './visit.ts';

export const fieldworkRoutes = (fieldwork: FieldworkService): Router =>
  Router().get(wavePatterns.board, async (request, response) => {
    const { survey, wave } = request.params;
    const found = await fieldwork.look(survey, wave, leaving(response));
    response.render('pages/staff/fieldwork', { page: presentBoard(visitOf(request, response), found) });
  });
