// A real browser for the walks that matter. Where Debian's Chromium is missing, those tests say so and are skipped.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';

const executablePath = '/usr/bin/chromium';
const args = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** How this browser is started, for tests that start one of their own. */
export const browserOptions = { executablePath, args };

/** The browser, or null where there is none. */
export const openBrowser = async (): Promise<Browser | null> => {
  if (existsSync(executablePath)) return chromium.launch({ executablePath, args });
  process.stderr.write(`${executablePath} is missing: browser tests are skipped\n`);
  return null;
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds against WCAG 2.2 AA on the page as it stands. */
export const violationsOn = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const found = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(rules)} }).then(result =>
      result.violations.map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' ')))`,
  );
  return found as string[]; // made of strings by the line above
};

/** How far the page reaches beyond the window, sideways. */
export const overflowOf = async (page: Page): Promise<number> =>
  Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
