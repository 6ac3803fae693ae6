// The browser sends by itself when the network is back, with the survey's page closed: what the worker does then.
import { expect } from 'chai';
import { fixture } from '../../support/app.ts';
import { begin, fill, next, openStage, until, untilLeft, untilReady, type Stage } from './stage.ts';

describe('answers that wait while the page is closed', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([fixture('tiny')]);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());

  const responses = () => stage.test.models.responses.countDocuments();

  it('are sent once by the worker when the browser says that the network is back', async () => {
    const { page, context } = await stage.phone();
    await begin(page, stage.address, 'tiny');
    await untilReady(page);
    await context.setOffline(true);
    for (const [at, form] of [{ met: 'yes' }, { amount: '1500' }, { where: ['school'] }].entries()) {
      await fill(page, form);
      await page.click(next);
      await untilLeft(page, String(at + 1));
    }
    await page.click(next);
    await until(page, `document.querySelector('[data-notice=waiting]') !== null`);
    const other = await context.newPage();
    await page.close();
    await context.setOffline(false);
    expect(await responses()).to.equal(0);

    await other.goto(`${stage.address}/healthz`); // a page of the same address that knows nothing of surveys
    const session = await context.newCDPSession(other);
    const registration = new Promise<string>(resolve =>
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const found = registrations.find(({ isDeleted, scopeURL }) => !isDeleted && scopeURL.endsWith('/s/'));
        if (found) resolve(found.registrationId);
      }),
    );
    await session.send('ServiceWorker.enable');
    const sync = {
      origin: stage.address,
      registrationId: await registration,
      tag: 'send',
      lastChance: false,
    };
    await session.send('ServiceWorker.dispatchSyncEvent', sync);
    await session.send('ServiceWorker.dispatchSyncEvent', sync);
    for (let waits = 0; waits < 100 && (await responses()) === 0; waits += 1) await other.waitForTimeout(100);
    expect(await responses()).to.equal(1);
    await other.waitForTimeout(500);
    expect(await responses()).to.equal(1);
    await context.close();
  });
});
