import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { CDPSession, Page } from 'playwright-core';
import { buildClient, inputsOf } from '../../../scripts/build-client.mjs';
import { readLibrary } from '../../../server/services/library.ts';
import { projectRoot } from '../../../server/root.ts';
import { simulate } from '../../../surveys/simulate.ts';
import budget from '../budget.json' with { type: 'json' };
import { seeded } from '../../surveys/random.ts';
import { fill, formAt, next, openStage, placeOf, untilLeft, untilReady, type Stage } from './stage.ts';

const [population] = readLibrary(join(projectRoot, 'surveys', 'library'));
if (!population) throw new RangeError('The library has no questionnaire');
const answers = simulate(population, seeded(7));

type Load = { bytes: number; requests: number };

/** Counts what the network carries from now on: headers, bodies as they are compressed, every request. */
const countLoads = async (session: CDPSession): Promise<() => Load> => {
  let load = { bytes: 0, requests: 0 };
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ request, redirectResponse }) => {
    if (request.url.startsWith('http') && !redirectResponse) load.requests++;
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    load.bytes += encodedDataLength;
  });
  return () => {
    const counted = load;
    load = { bytes: 0, requests: 0 };
    return counted;
  };
};

const slowDown = async (session: CDPSession): Promise<void> => {
  const { roundTripMs, kilobitsPerSecond, slowerProcessor } = budget.network;
  const throughput = (kilobitsPerSecond * 1000) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: roundTripMs,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor });
};

/** Milliseconds from the tap until the words are painted, all redirects included. */
const paintedAfter = async (page: Page): Promise<number> => {
  await page.waitForLoadState('load');
  const painted = await page.evaluate(
    `new Promise(done => new PerformanceObserver((list, observer) => {
      for (const { name, startTime } of list.getEntries()) {
        if (name === 'first-contentful-paint') done(startTime);
      }
    }).observe({ type: 'paint', buffered: true }))`,
  );
  return Number(painted);
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const report = (what: string, value: number, limit: number, unit: string): void =>
  console.log(`        ${what}: ${Math.round(value)} ${unit} of ${limit}`);

describe('the weight of a questionnaire', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([population]);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());

  it('is within the budget at the first question, everything counted until somebody answers', async () => {
    const { page, context } = await stage.phone();
    await page.goto(`${stage.address}/s/population`);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    const count = await countLoads(session);
    await Promise.all([page.waitForNavigation(), page.click(next)]);
    await page.waitForTimeout(1500);
    const { bytes, requests } = count();
    report('first question', bytes, budget.firstQuestion.bytes, 'bytes');
    expect(bytes).to.be.within(1000, budget.firstQuestion.bytes);
    expect(requests).to.equal(budget.firstQuestion.requests);
    await context.close();
  });

  it('is within the budget on every later page, without script', async () => {
    const { page, context } = await stage.phone({ javaScriptEnabled: false });
    await page.goto(`${stage.address}/s/population`);
    await page.click(next);
    const count = await countLoads(await context.newCDPSession(page));
    const weights: number[] = [];
    while (placeOf(page) !== 'review') {
      await fill(page, formAt(page, population, answers));
      count();
      await page.click(next);
      await page.waitForLoadState('networkidle');
      weights.push(count().bytes);
    }
    report(
      `heaviest of ${weights.length} later pages`,
      Math.max(...weights),
      budget.laterPage.bytes,
      'bytes',
    );
    expect(Math.max(...weights)).to.be.within(1000, budget.laterPage.bytes);
    await context.close();
  }).timeout(120_000);

  it('is within the budget for what is loaded in the background, and holds no library but the one for its database', async () => {
    const manifest = await buildClient();
    const sizeOf = (name: string): number =>
      gzipSync(readFileSync(join(projectRoot, 'dist', manifest[name] ?? ''))).length;
    report('interview.js', sizeOf('interview.js'), budget.interviewScript.bytes, 'bytes');
    expect(sizeOf('interview.js')).to.be.within(1000, budget.interviewScript.bytes);
    expect(sizeOf('worker.js')).to.be.within(500, budget.worker.bytes);
    const inputs = await inputsOf('interview');
    const known =
      /node_modules\/idb\/|^(?:client|surveys|locales)\/|^server\/(?:paths|presenters\/(?:dates|reader|typography|respond\/.+))\.ts$|^pages:/;
    expect(inputs.filter(file => !known.test(file))).to.deep.equal([]);
    expect(inputs.length).to.be.greaterThan(30);
  });

  it('has the first question readable and the next page shown in time on a slow network and a slow phone', async () => {
    const first: number[] = [];
    const later: number[] = [];
    for (let round = 0; round < 3; round++) {
      const { page, context } = await stage.phone({ javaScriptEnabled: true });
      await page.goto(`${stage.address}/s/population`);
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.clearBrowserCache');
      await slowDown(session);
      await Promise.all([page.waitForNavigation(), page.click(next)]);
      first.push(await paintedAfter(page));
      await page.evaluate(`document.querySelector('main input').checked = true`);
      await Promise.all([
        page.waitForNavigation(),
        page.evaluate(`document.querySelector('main form').submit()`),
      ]);
      later.push(await paintedAfter(page));
      await context.close();
    }
    report('first question readable', median(first), budget.firstQuestion.readableMs, 'ms');
    report('next page by the server', median(later), budget.laterPage.shownMs, 'ms');
    expect(median(first)).to.be.below(budget.firstQuestion.readableMs);
    expect(median(later)).to.be.below(budget.laterPage.shownMs);
  }).timeout(120_000);

  it('shows the next page at once where the phone goes on by itself', async () => {
    const { page, context } = await stage.phone();
    await page.goto(`${stage.address}/s/population`);
    await Promise.all([page.waitForNavigation(), page.click(next)]);
    await untilReady(page);
    await slowDown(await context.newCDPSession(page));
    const times: number[] = [];
    for (let steps = 0; steps < 10; steps++) {
      const place = placeOf(page);
      await fill(page, formAt(page, population, answers));
      await page.evaluate(`{
        const begun = performance.now();
        const { pushState } = history;
        history.pushState = (...all) => {
          pushState.apply(history, all);
          history.pushState = pushState;
          requestAnimationFrame(() => requestAnimationFrame(() => (window.took = performance.now() - begun)));
        };
        document.querySelector('${next}').click();
      }`);
      await untilLeft(page, place);
      await page.waitForTimeout(200);
      times.push(Number(await page.evaluate('window.took')));
    }
    report('next page on the phone itself', median(times), budget.laterPage.shownMs, 'ms');
    expect(median(times)).to.be.below(budget.laterPage.shownMs / 2);
    await context.close();
  }).timeout(120_000);
});
