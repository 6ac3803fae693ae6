import { expect } from 'chai';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { readConfig } from '../../../server/config.ts';
import { setUpErrors } from '../../../server/middleware/setUpErrors.ts';
import { setUpReader } from '../../../server/middleware/setUpReader.ts';
import { staffGate } from '../../../server/middleware/staffGate.ts';
import { analysisPatterns } from '../../../server/paths/analysis.ts';
import { doorPatterns, ownPatterns, peoplePatterns } from '../../../server/paths/people.ts';
import {
  approvalPatterns,
  findingPatterns,
  publicationPatterns,
  releasePatterns,
  withdrawalPatterns,
} from '../../../server/paths/releases.ts';
import { weightingPatterns } from '../../../server/paths/weighting.ts';
import { pressPatterns } from '../../../server/paths/press.ts';
import { pathsIn, patterns } from '../../../server/paths.ts';
import { publishingPatterns } from '../../../server/paths/publishing.ts';
import { programmeDeskPatterns } from '../../../server/paths/programme.ts';
import { statementPatterns } from '../../../server/paths/statements.ts';
import { questionnairePatterns } from '../../../server/paths/questionnaires.ts';
import { mayVisit, openPatterns, roles, type Role } from '../../../server/roles.ts';
import { wavePatterns } from '../../../server/paths/waves.ts';
import { loadTexts } from '../../../server/texts.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, type StaffBrowser, email, password } from '../../support/staff.ts';

const releaseFeatures = [
  findingPatterns,
  releasePatterns,
  approvalPatterns,
  publicationPatterns,
  withdrawalPatterns,
  pressPatterns,
];

const each = (patterns: Readonly<Record<string, string>>, who: readonly Role[]) =>
  Object.fromEntries(Object.values(patterns).map(pattern => [pattern, who]));

/** Who may visit what, written out by hand: the table in roles.ts must say the same. */
const allowed: Record<string, readonly (Role | null)[]> = {
  [patterns.signIn]: [null, ...roles],
  [patterns.setUp]: [null, ...roles],
  [patterns.signOut]: roles,
  [patterns.staff]: roles,
  [patterns.waveMove]: ['administrator', 'sociologist'],
  ...Object.fromEntries(
    Object.values(wavePatterns).map(pattern => [pattern, ['administrator', 'sociologist'] as const]),
  ),
  [doorPatterns.join]: [null, ...roles],
  [doorPatterns.second]: [null, ...roles],
  [ownPatterns.account]: roles,
  [ownPatterns.removeFactor]: roles,
  [analysisPatterns.analysisTable]: ['administrator', 'sociologist'],
  [analysisPatterns.microdata]: ['administrator', 'sociologist'],
  [analysisPatterns.indices]: ['administrator', 'sociologist'],
  [analysisPatterns.indicesFile]: ['administrator', 'sociologist'],
  [analysisPatterns.viewMove]: ['administrator', 'sociologist'],
  ...each(findingPatterns, ['administrator', 'sociologist']),
  ...each(releasePatterns, ['administrator', 'sociologist', 'press']),
  ...each(pressPatterns, ['administrator', 'sociologist', 'press']),
  ...each(approvalPatterns, ['administrator', 'sociologist']),
  ...each(publicationPatterns, ['administrator', 'press']),
  ...each(withdrawalPatterns, ['administrator', 'sociologist', 'press']),
  [peoplePatterns.people]: ['administrator'],
  [peoplePatterns.personMove]: ['administrator'],
  [peoplePatterns.log]: ['administrator'],
  ...Object.fromEntries(
    [weightingPatterns, questionnairePatterns, publishingPatterns, statementPatterns, programmeDeskPatterns]
      .flatMap(Object.values<string>)
      .map(pattern => [pattern, ['administrator', 'sociologist'] as const]),
  ),
};

describe('the table of roles', () => {
  it('names every staff address of the program and no other', () => {
    const features = [
      doorPatterns,
      ownPatterns,
      peoplePatterns,
      analysisPatterns,
      weightingPatterns,
      questionnairePatterns,
      wavePatterns,
      statementPatterns,
      programmeDeskPatterns,
      publishingPatterns,
      ...releaseFeatures,
    ].flatMap(Object.values<string>);
    const staffPatterns = [...Object.values(patterns), ...features].filter(pattern =>
      pattern.startsWith('/staff'),
    );
    expect([...openPatterns].toSorted()).to.deep.equal(staffPatterns.toSorted());
  });

  for (const [pattern, who] of Object.entries(allowed))
    for (const role of [null, ...roles])
      it(`${who.includes(role) ? 'opens' : 'closes'} ${pattern} to ${role ?? 'a visitor'}`, () =>
        expect(mayVisit(role, pattern)).to.equal(who.includes(role)));

  it('is closed to everybody where it says nothing', () => {
    for (const role of [null, ...roles])
      for (const pattern of ['/staff/forgotten', 'constructor', '__proto__', ''])
        expect(mayVisit(role, pattern)).to.equal(false);
  });
});

describe('the gate', () => {
  const texts = loadTexts();
  const config = readConfig({});

  /** An application with one page that stands in no table and one that does; whoever asks has the role. */
  const appFor = (role: Role | null) => {
    const app = express();
    setUpReader(app, { config, texts, asset: name => name });
    app.use((request, _, next) => {
      if (role) request.user = { id: '1', email, name: 'Исаева', role };
      next();
    });
    app.use(staffGate());
    app.get(['/staff/forgotten', patterns.waveMove], (_, response) => void response.send('open'));
    setUpErrors(app, pino({ level: 'silent' }));
    return request(app);
  };

  for (const role of [null, ...roles])
    it(`refuses ${role ?? 'a visitor'} a staff page that stands in no table, although there is one`, async () => {
      for (const path of ['/staff/forgotten', '/en/staff/forgotten', '/staff/nothing/there']) {
        const answer = await appFor(role).get(path).accept('json');
        expect([answer.status, answer.body.code]).to.deep.equal([403, 'not_allowed']);
      }
    });

  for (const role of roles)
    it(`lets ${role} to the moves of waves only with the right`, async () => {
      const { status } = await appFor(role).get('/staff/waves/a.1/close').accept('json');
      expect(status).to.equal(role === 'administrator' || role === 'sociologist' ? 200 : 403);
    });
});

describe('the staff pages', () => {
  let staff: TestApp;
  const signedIn = new Map<Role, StaffBrowser>();

  before(async () => {
    staff = await startTestApp();
    for (const role of roles) {
      const name = `${role}.${email}`;
      const outcome = await staff.services.accounts.createAdministrator({
        email: name,
        name: role,
        password,
      });
      if ('mistakes' in outcome) throw new RangeError(JSON.stringify(outcome));
      await staff.models.accounts.updateOne({ _id: outcome.account.id }, { $set: { role } });
      const visitor = asStaff(staff.app);
      await visitor.signIn({ email: name });
      signedIn.set(role, visitor);
    }
  });
  after(() => staff.close());

  for (const role of roles)
    it(`show ${role} the home page, the moves of waves only with the right, and nothing that is in no table`, async () => {
      const agent = signedIn.get(role)?.agent;
      const statuses: (number | undefined)[] = [];
      for (const path of ['/staff', pathsIn('ru').waveMove('none.2026', 'close'), '/staff/forgotten'])
        statuses.push((await agent?.get(path).accept('json'))?.status);
      const mayMove = role === 'administrator' || role === 'sociologist';
      expect(statuses).to.deep.equal([200, mayMove ? 404 : 403, 403]);
    });

  it('ask a visitor to sign in: a page by leading there, JSON by saying so', async () => {
    const { agent } = asStaff(staff.app);
    const page = await agent.get('/staff/waves/a.1/close');
    expect([page.status, page.headers['location']]).to.deep.equal([303, '/staff/sign-in']);
    const json = await agent.get('/staff').accept('json');
    expect([json.status, json.body.code]).to.deep.equal([401, 'sign_in_needed']);
  });

  it('follow a change of role at the next request', async () => {
    const visitor = signedIn.get('press');
    const status = async () => (await visitor?.agent.get('/staff/waves/none.1/open').accept('json'))?.status;
    expect(await status()).to.equal(403);
    await staff.models.accounts.updateOne({ name: 'press' }, { $set: { role: 'sociologist' } });
    expect(await status()).to.equal(404);
    await staff.models.accounts.deleteOne({ name: 'press' });
    expect((await visitor?.agent.get('/staff'))?.headers['location']).to.equal('/staff/sign-in');
  });

  it('do not open by another spelling of the address', async () => {
    for (const path of ['/STAFF', '/staff/', '//staff', '/staff//waves/a/close', '/Staff/Forgotten'])
      expect((await asStaff(staff.app).agent.get(path).accept('json')).status).to.be.within(401, 404);
  });
});
