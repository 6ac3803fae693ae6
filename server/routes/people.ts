// Accounts of colleagues for the administrator, and the page behind a link that was given to one of them.
import { Router, type Request, type Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice, type StaffDoor } from '../middleware/setUpStaff.ts';
import { doorPatterns, peoplePaths, peoplePatterns as patterns } from '../paths/people.ts';
import { presentJoin, type JoinMistake } from '../presenters/staff/people/join.ts';
import { presentPeople } from '../presenters/staff/people/list.ts';
import { presentPerson } from '../presenters/staff/people/person.ts';
import { Problem } from '../problem.ts';
import { roles, type Role } from '../roles.ts';
import { personMoves, type PeopleService, type PersonChange } from '../services/people.ts';
import { visitOf } from './visit.ts';
import { doorVisitOf, welcome } from './welcome.ts';

const roleIn = (request: Request): Role | undefined => roles.find(role => role === fieldOf(request, 'role'));

const addList = (routes: Router, people: PeopleService): void => {
  routes.get(patterns.people, async (request, response) => {
    const page = presentPeople(visitOf(request, response), await people.all(), null);
    response.render('pages/staff/people', { page });
  });
  routes.post(patterns.people, async (request, response) => {
    const form = { email: fieldOf(request, 'email'), name: fieldOf(request, 'name') };
    const role = roleIn(request);
    if (!role) throw new Problem('invalid');
    const outcome = await people.invite({ ...form, role, who: accountOf(request).id });
    if ('mistakes' in outcome) {
      const refused = { ...form, role, mistakes: outcome.mistakes };
      const page = presentPeople(visitOf(request, response), await people.all(), refused);
      return response.status(422).render('pages/staff/people', { page });
    }
    const { token, person } = outcome;
    request.session.freshLink = { account: person.id, token };
    response.redirect(303, peoplePaths(readerOf(response).paths).person(person.id));
  });
};

type Named = Request<{ account: string; move: string }>;

/** Back to the person's page, which says what was done or why it was not. */
const answer = (request: Named, response: Response, name: string, change: PersonChange): void => {
  const { account } = request.params;
  if ('refusal' in change) leaveNotice(request, `people:notice.${change.refusal}`, {});
  else if (change.token !== undefined) request.session.freshLink = { account, token: change.token };
  else leaveNotice(request, `people:notice.${name}`, {});
  response.redirect(303, peoplePaths(readerOf(response).paths).person(account));
};

const addPerson = (routes: Router, people: PeopleService): void => {
  routes.get(patterns.person, async (request: Named, response) => {
    const person = await people.find(request.params.account);
    const { freshLink } = request.session;
    delete request.session.freshLink;
    const token = freshLink?.account === person.id ? freshLink.token : null;
    const isOneself = person.id === accountOf(request).id;
    const page = presentPerson(visitOf(request, response), { person, token, isOneself });
    response.render('pages/staff/person', { page });
  });
  routes.post(patterns.personRole, async (request: Named, response) => {
    const role = roleIn(request);
    if (!role) throw new Problem('invalid');
    const asked = { id: request.params.account, who: accountOf(request).id };
    answer(request, response, 'role_changed', await people.changeRole({ ...asked, role }));
  });
  routes.post(patterns.personMove, async (request: Named, response) => {
    const move = personMoves.find(known => known === request.params.move);
    if (!move) throw new Problem('not_found');
    const asked = { id: request.params.account, who: accountOf(request).id };
    answer(request, response, move.replace('-', '_'), await people.move({ ...asked, move }));
  });
};

const addJoin = (routes: Router, people: PeopleService, door: StaffDoor): void => {
  type Linked = Request<{ token: string }>;
  const show = async (
    request: Linked,
    response: Response,
    mistakes: readonly JoinMistake[],
  ): Promise<void> => {
    const { token } = request.params;
    const page = presentJoin(doorVisitOf(request, response), token, await people.behind(token), mistakes);
    response.render('pages/staff/form', { page });
  };
  routes.get(doorPatterns.join, (request: Linked, response) => show(request, response, []));
  routes.post(doorPatterns.join, async (request: Linked, response) => {
    const password = fieldOf(request, 'password');
    await people.behind(request.params.token);
    if (fieldOf(request, 'again') !== password)
      return show(request, response.status(422), [{ field: 'again', fault: 'differs' }]);
    const outcome = await people.join(request.params.token, password);
    if ('fault' in outcome)
      return show(request, response.status(422), [{ field: 'password', fault: outcome.fault }]);
    if (outcome.hasFactors) return response.redirect(303, readerOf(response).paths.signIn());
    await welcome(door, request, response, outcome.account);
  });
};

export const peopleRoutes = (people: PeopleService, door: StaffDoor): Router => {
  const routes = Router();
  addList(routes, people);
  addPerson(routes, people);
  addJoin(routes, people, door);
  return routes;
};
