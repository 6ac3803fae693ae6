import { chromium } from 'playwright-core';
const [base, ...paths] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless','--no-sandbox','--disable-gpu'] });
for (const p of paths) for (const w of [360, 1280]) {
  const page = await browser.newPage({ viewport: { width: w, height: 900 } });
  await page.goto(base + p); await page.waitForTimeout(700);
  console.log(p, w, await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
  await page.screenshot({ path: `/tmp/shots/${p.replaceAll('/', '_')}-${w}.png`, fullPage: true });
  await page.close();
}
await browser.close();
