// Every chart type in a real browser, with the longest words of the population questionnaire: nothing runs over anything, on any width.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import ejs from 'ejs';
import type { Browser, Page } from 'playwright-core';
import { assetsFolder, loadAssets } from '../../server/assets.ts';
import { jsonBlock } from '../../server/presenters/charts/spec.ts';
import { projectRoot } from '../../server/root.ts';
import { openBrowser, overflowOf } from '../support/browser.ts';
import { gallery, type GalleryItem } from '../server/presenters/figures/gallery.ts';

type Label = { text: string; left: number; right: number; top: number; bottom: number };

/** Remembers where each canvas was written on, in CSS pixels. */
const rememberTexts = (): void => {
  type Kept = { text: string; left: number; right: number; top: number; bottom: number };
  const scope = globalThis as unknown as {
    labels: Map<unknown, Kept[]>;
    CanvasRenderingContext2D: { prototype: Record<string, unknown> };
  };
  scope.labels = new Map();
  const { prototype } = scope.CanvasRenderingContext2D;
  type Pen = {
    canvas: unknown;
    textAlign: string;
    textBaseline: string;
    measureText: (text: string) => {
      width: number;
      actualBoundingBoxAscent: number;
      actualBoundingBoxDescent: number;
    };
    getTransform: () => { a: number; e: number; f: number };
  };
  const write = prototype['fillText'] as (this: Pen, text: string, x: number, y: number) => void;
  const clear = prototype['clearRect'] as (this: Pen, ...box: number[]) => void;
  prototype['clearRect'] = function (this: Pen, ...box: number[]) {
    scope.labels.set(this.canvas, []);
    clear.apply(this, box);
  };
  prototype['fillText'] = function (this: Pen, text: string, x: number, y: number) {
    const { width, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = this.measureText(text);
    const { a, e, f } = this.getTransform();
    const shift = e / a;
    const start = this.textAlign === 'center' ? width / 2 : this.textAlign === 'right' ? width : 0;
    const left = shift + x - start;
    const kept = scope.labels.get(this.canvas) ?? [];
    kept.push({ text, left, right: left + width, top: f / a + y - up, bottom: f / a + y + down });
    scope.labels.set(this.canvas, kept);
    write.call(this, text, x, y);
  };
};

const styles = ['public.css', 'charts.js'] as const;

const pageOf = async ({ figure }: GalleryItem, asset: (name: string) => string): Promise<string> => {
  const [style, script] = styles.map(asset);
  const partial = join(projectRoot, 'views', 'partials', 'figure.ejs');
  const body = await ejs.renderFile(partial, { figure, jsonBlock });
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${style}"><title>x</title><main class="wrap">${body}</main><script src="${script}"></script></html>`;
};

const overlaps = (labels: readonly Label[]): readonly string[] =>
  labels.flatMap((one, i) =>
    labels
      .slice(i + 1)
      .filter(
        other =>
          one.left < other.right - 1 &&
          other.left < one.right - 1 &&
          one.top < other.bottom - 1 &&
          other.top < one.bottom - 1,
      )
      .map(other => `«${one.text}» and «${other.text}»`),
  );

const types = { '.css': 'text/css', '.js': 'text/javascript', woff2: 'font/woff2' } as const;

describe('charts in a browser', () => {
  let browser: Browser;
  let server: Server;
  let address: string;
  const items = (['ru', 'en'] as const).flatMap(language =>
    gallery(language).map(item => ({ ...item, name: `${language}-${item.name}` })),
  );

  before(async function () {
    const opened = await openBrowser();
    if (!opened) return this.skip();
    browser = opened;
    const asset = loadAssets();
    server = createServer((request, response) => {
      void (async () => {
        const name = (request.url ?? '/').split('/').at(-1) ?? '';
        const item = items.find(each => each.name === name);
        const ending = Object.keys(types).find(each => name.endsWith(each));
        if (item) return response.setHeader('Content-Type', 'text/html').end(await pageOf(item, asset));
        if (!ending) return response.writeHead(404).end();
        response
          .setHeader('Content-Type', types[ending as keyof typeof types])
          .end(readFileSync(join(assetsFolder, name)));
      })();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  const labelsOf = (page: Page): Promise<readonly Label[]> =>
    page.evaluate(() => {
      const scope = globalThis as unknown as { labels: Map<unknown, Label[]> };
      return [...scope.labels.values()].flat();
    });

  for (const width of [320, 360, 1280])
    it(`write no word over another and none outside, ${width} px wide`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      await context.addInitScript(rememberTexts);
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('pageerror', error => troubles.push(error.message));
      for (const { name } of items) {
        await page.goto(`${address}/${name}`, { waitUntil: 'networkidle' });
        const labels = await labelsOf(page);
        const room = await page
          .locator('canvas')
          .evaluate(canvas => (canvas as unknown as { clientWidth: number }).clientWidth);
        expect(labels.length, `${name} is drawn`).to.be.above(3);
        expect(overlaps(labels), name).to.deep.equal([]);
        const outside = labels
          .filter(({ left, right }) => left < -1 || right > room + 1)
          .map(({ text }) => text);
        expect(outside, name).to.deep.equal([]);
        expect(await overflowOf(page), name).to.be.at.most(0);
        if (process.env['SHOTS'] !== undefined)
          await page.screenshot({ path: `${process.env['SHOTS']}/${name}-${width}.png`, fullPage: true });
      }
      expect(troubles).to.deep.equal([]);
      await context.close();
    });

  const opened = async (page: Page, name: string): Promise<void> => {
    await page.goto(`${address}/${name}`, { waitUntil: 'networkidle' });
    await page.locator('.drawing').focus();
  };
  const plain = (text: string): string => text.replace(/\s+/g, ' ');
  const said = (page: Page): Promise<string | null> => page.locator('[aria-live]').textContent();

  for (const item of items)
    it(`can be walked by keyboard from end to end, each stop said aloud, with a table beside: ${item.name}`, async () => {
      const { name, figure } = item;
      const { spoken } = figure.block;
      const page = await (await browser.newContext({ viewport: { width: 360, height: 800 } })).newPage();
      await opened(page, name);
      for (const words of spoken) {
        await page.keyboard.press('ArrowRight');
        expect(await said(page)).to.equal(words);
      }
      await page.keyboard.press('Home');
      expect(await said(page)).to.equal(spoken[0]);
      await page.keyboard.press('End');
      expect(await said(page)).to.equal(spoken.at(-1));
      const drawing = page.locator('.drawing');
      expect(plain((await drawing.getAttribute('aria-label')) ?? '')).to.include(plain(figure.title));
      expect(await page.locator('canvas').getAttribute('aria-label')).to.equal(figure.title);
      expect(await page.locator('details').first().textContent()).to.include(spoken[0]);
      const numbers = figure.table.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
      for (const words of spoken)
        for (const number of words.match(/\d+(?=[\u00a0 ]?%)/g)?.slice(0, 1) ?? [])
          expect(numbers.join(' '), words).to.match(new RegExp(`(^|\\D)${number}(\\D|$)`));
      await page.context().close();
    });
});
