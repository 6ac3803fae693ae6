// Staff who go away while the numbers of a finding are calculated: what nobody waits for is told to stop, what somebody waits for goes on.
// Public pages calculate nothing.
import { get, type ClientRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { calculatorHere, type Calculator } from '../../../server/services/results/calculator.ts';
import { usualLimits } from '../../../server/middleware/load.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password } from '../../support/staff.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const page = '/staff/findings/new?survey=sample&question=met';
const asked = survey([single('met', ['yes', 'no'], headlineOf('yes'))]);

/** The real calculator, which begins to count only when it is let. */
const heldBack = (real: Calculator) => {
  const begun: AbortSignal[] = [];
  let letGo = (): void => {};
  const freed = new Promise<void>(resolve => (letGo = resolve));
  const question: Calculator['question'] = async (job, watching = {}) => {
    if (watching.signal) begun.push(watching.signal);
    await freed;
    return real.question(job, watching);
  };
  return { begun, letGo, calculator: { ...real, question } };
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 5));
};

describe('Somebody who looks at a finding and goes away', () => {
  let cookie = '';
  let test: TestApp;
  let server: Server;
  let held: ReturnType<typeof heldBack>;
  beforeEach(async () => {
    test = await startTestApp([], {}, usualLimits, {
      calculator: stores => (held = heldBack(calculatorHere(stores))).calculator,
    });
    await publish(test.stores, asked, [
      { name: '2013', rows: rowsOf([60, { met: 'yes' }], [40, { met: 'no' }]) },
    ]);
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    const visitor = asStaff(test.app);
    const entered = await visitor.signIn();
    cookie = ([entered.headers['set-cookie']].flat() as string[]).map(each => each.split(';')[0]).join('; '); // as supertest gives them
    server = await new Promise<Server>(resolve => {
      const listening: Server = test.app.listen(0, '127.0.0.1', () => resolve(listening));
    });
  });
  afterEach(async () => {
    await new Promise(resolve => server.close(resolve));
    await test.close();
  });

  type Reading = { readonly request: ClientRequest; readonly status: Promise<number | undefined> };
  const read = (path: string): Reading => {
    const { port } = server.address() as AddressInfo; // it listens on TCP
    const request = get({ host: '127.0.0.1', port, path, agent: false, headers: { cookie } });
    const status = new Promise<number | undefined>(resolve => {
      request.on('response', response => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', () => resolve(undefined));
    });
    return { request, status };
  };

  for (const path of [page, `/en${page}`])
    it(`stops the calculation behind ${path}, and the next reader gets the page`, async () => {
      const first = read(path);
      await until(() => held.begun.length === 1);
      first.request.destroy();
      await until(() => held.begun[0]?.aborted === true);
      expect(await first.status).to.equal(undefined);
      held.letGo();
      expect(await read(path).status).to.equal(200);
    });

  it('leaves the calculation to others who wait for the same', async () => {
    const [first, second] = [read(page), read(`/en${page}`)];
    await until(() => held.begun.length === 1);
    await new Promise(resolve => setTimeout(resolve, 50));
    first.request.destroy();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(held.begun.map(({ aborted }) => aborted)).to.deep.equal([false]);
    held.letGo();
    expect(await second.status).to.equal(200);
    expect(held.begun).to.have.length(1);
  });
});
