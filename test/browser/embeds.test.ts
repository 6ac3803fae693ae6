// A finding in a page of another site, in a real browser: whole at its default height, light, readable by everybody, and alone.
import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { openPortal } from '../support/portal.ts';
import type { Stage } from './phone/stage.ts';

const mostBytes = 60 * 1024;
/** Around the frame, in the page of the newspaper. */
const margin = 8;
/** Left for a longer method than the one at hand: a live embed follows corrections. In pixels. */
const mostEmpty = 300;
const gap =
  'document.querySelector("footer").getBoundingClientRect().top - document.querySelector("main").getBoundingClientRect().bottom';

/** As they come over the wire: bodies as they were compressed, and their headers. */
const weightOf = async (addresses: readonly string[]): Promise<number> => {
  let bytes = 0;
  for (const address of addresses) bytes += await wireBytes(address);
  return bytes;
};

const wireBytes = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(address, { agent: false, headers: { 'Accept-Encoding': 'gzip, br' } }, response => {
      response.resume();
      response.on('close', () => resolve(response.socket.bytesRead));
    }).on('error', reject);
  });

/** A trend, a map, points and bars of groups in Russian; a scale of several questions in English. */
const questions = [
  '/results/population/change',
  '/results/population/trust_local',
  '/en/results/population/statements_harm',
];

describe('an embed in a page of another site', () => {
  let stage: Stage;
  let newspaper: Server;
  let article = '';
  const codes: string[] = [];

  before(async function () {
    const opened = await openPortal();
    if (!opened) return this.skip();
    stage = opened;
    const { page, context } = await stage.phone();
    for (const path of questions) {
      await page.goto(`${stage.address}${path}`);
      codes.push(...(await page.locator('.embedding code').allTextContents()));
    }
    await context.close();
    newspaper = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><html lang="ru"><title>Газета</title><body style="margin:${margin}px"><main><h1>Статья</h1>${article}</main></body></html>`,
      );
    }).listen(0, '127.0.0.1');
    await once(newspaper, 'listening');
  });
  after(async () => {
    newspaper?.close();
    await stage?.close();
  });

  const addressOf = (code: string): string => /src="([^"]+)"/.exec(code)?.[1] ?? '';

  /** The code as it stands on the page of the finding, but here: the test's server has no name of its own. */
  const inArticle = async (code: string, options: BrowserContextOptions) => {
    const { pathname } = new URL(addressOf(code));
    article = code.replace(addressOf(code), `${stage.address}${pathname}`).replace('loading="lazy"', '');
    const { page, context } = await stage.phone(options);
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    const { port } = newspaper.address() as AddressInfo; // it listens on a port
    await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'networkidle' });
    const frame = page.frames()[1];
    if (!frame) throw new RangeError('The article has no frame');
    return { page, frame, context, asked };
  };

  const number = async (frame: Frame | Page, expression: string): Promise<number> =>
    Number(await frame.evaluate(expression));

  it('is offered live and frozen for every finding of a question', () => {
    expect(codes.length).to.be.at.least(8);
    expect(codes.map(addressOf)).to.satisfy((all: string[]) => new Set(all).size === all.length);
  });

  for (const width of [320, 360, 600, 1280])
    it(`stands whole in a column of ${width} pixels: nothing to scroll, no ocean of empty paper`, async () => {
      for (const code of codes.filter((_, at) => at % 2 === 0)) {
        const { page, frame, context } = await inArticle(code, { viewport: { width, height: 800 } });
        const about = addressOf(code);
        expect(await overflowOf(page), about).to.be.at.most(0);
        expect(await number(frame, 'document.documentElement.scrollWidth - innerWidth'), about).to.be.at.most(
          0,
        );
        expect(await number(frame, 'document.documentElement.scrollHeight - innerHeight'), about).to.equal(0);
        expect(await number(frame, gap), about).to.be.within(0, mostEmpty);
        await context.close();
      }
    });

  it('hinders nobody, opened or not, in both languages', async () => {
    for (const code of [codes[0] ?? '', codes.at(-2) ?? ''])
      for (const [width, colorScheme] of [
        [320, 'light'],
        [1280, 'dark'],
      ] as const) {
        const { page, context } = await stage.phone({ viewport: { width, height: 800 }, colorScheme });
        const { pathname } = new URL(addressOf(code));
        await page.goto(`${stage.address}${pathname}`);
        expect(await violationsOn(page), pathname).to.deep.equal([]);
        await page.click('summary');
        expect(await violationsOn(page), pathname).to.deep.equal([]);
        expect(await overflowOf(page), pathname).to.be.at.most(0);
        await context.close();
      }
  });

  it('says everything without script', async () => {
    for (const code of [codes[0] ?? '', codes[3] ?? '', codes.at(-1) ?? '']) {
      const { frame, context } = await inArticle(code, { javaScriptEnabled: false });
      const said = (await frame.locator('body').textContent()) ?? '';
      expect(said, addressOf(code))
        .to.match(/\d\s?%/)
        .and.match(/n\s=\s1[\s,]\d{3}/)
        .and.match(/2013-2/);
      expect(await frame.locator('script').count()).to.equal(0);
      expect((await frame.locator('img').boundingBox())?.height ?? 0).to.be.above(100);
      await context.close();
    }
  });

  it('asks nobody but its own server, and for at most 60 KB altogether', async () => {
    for (const width of [360, 1280])
      for (const code of codes.filter((_, at) => at % 2 === 0)) {
        const { page, asked, context } = await inArticle(code, { viewport: { width, height: 800 } });
        const own = asked.filter(address => address.startsWith(stage.address));
        const others = asked.filter(address => !own.includes(address) && !address.startsWith(page.url()));
        expect(others).to.deep.equal([]);
        expect(own, 'the page, its style sheet, one drawing').to.have.length(3);
        expect(await weightOf(own), addressOf(code)).to.be.at.most(mostBytes);
        await context.close();
      }
  });
});
