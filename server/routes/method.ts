// Disclosure statements: the public page of a wave, and the form in which staff write their part of it.
import { Router, type Request, type Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { patterns } from '../paths.ts';
import { statementPaths, statementPatterns } from '../paths/statements.ts';
import { presentMethod } from '../presenters/method/page.ts';
import { presentStatementForm } from '../presenters/staff/method/form.ts';
import { Problem } from '../problem.ts';
import type { MethodService, NamedWave } from '../services/methods.ts';
import { fieldsFrom, type StatementService } from '../services/statements.ts';
import { revalidate } from './revalidate.ts';
import { visitOf } from './visit.ts';

type Named = Request<{ survey: string; wave: string }>;

/** A number as an address has it; `not_found` for anything else. */
const numbered = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Problem('not_found');
  return Number(text);
};

export const methodRoutes = (methods: MethodService): Router => {
  const show = async (request: Request, response: Response, named: NamedWave, edition?: string) => {
    const published = await methods.page(named, edition === undefined ? undefined : numbered(edition));
    await revalidate(request, response, [published], () =>
      response.render('pages/method', { page: presentMethod(readerOf(response), published) }),
    );
  };
  return Router()
    .get(patterns.method, (request, response) => show(request, response, request.params))
    .get(patterns.methodEdition, ({ params }, response) =>
      show(response.req, response, params, params.edition),
    );
};

export const statementRoutes = (statements: StatementService): Router => {
  const routes = Router();
  routes.get(statementPatterns.statement, async (request: Named, response) => {
    const { survey, wave } = request.params;
    const { from } = request.query;
    const form = await statements.form(survey, wave, typeof from === 'string' ? from : '');
    response.render('pages/staff/statement', {
      page: presentStatementForm(visitOf(request, response), form),
    });
  });
  routes.post(statementPatterns.statement, async (request: Named, response) => {
    const { survey, wave } = request.params;
    const fields = fieldsFrom(name => fieldOf(request, name));
    const outcome = await statements.save(survey, wave, fields, accountOf(request).id);
    if ('mistakes' in outcome || outcome.kind === 'conflict') {
      const mistakes = 'mistakes' in outcome ? outcome.mistakes : [];
      const form = await statements.form(survey, wave);
      // what is sent again is measured against what the other one saved
      const sent = 'mistakes' in outcome ? fields : { ...fields, revision: form.fields.revision };
      const refused = { mistakes, fields: sent, isConflict: !('mistakes' in outcome) };
      const page = presentStatementForm(visitOf(request, response), form, refused);
      return response.status(422).render('pages/staff/statement', { page });
    }
    const missing = await statements.missing(survey, wave);
    leaveNotice(request, `statement:form.${missing.length === 0 ? 'saved' : 'saved_partly'}`, { wave });
    response.redirect(303, statementPaths(readerOf(response).paths).statement(survey, wave));
  });
  return routes;
};
