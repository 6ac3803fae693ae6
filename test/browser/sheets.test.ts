// Sheets with a QR code as the printer gets them: one sheet of A4 a place, and no empty paper behind the last one.
import { expect } from 'chai';
import { fixture } from '../support/app.ts';
import { email, password } from '../support/staff.ts';
import { openStage, type Stage } from './phone/stage.ts';

describe('sheets with links', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([fixture('tiny')]);
    if (!opened) return this.skip();
    stage = opened;
    const { accounts, links } = stage.test.services;
    await accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    const places = `МФЦ, Шали\nМФЦ, Грозный\n${'Я'.repeat(80)}`;
    await links.add({ survey: 'tiny', wave: '2026', who: 'somebody', places });
  });
  after(() => stage?.close());

  it('are printed on as many sheets of A4 as there are links', async () => {
    const { page, context } = await stage.phone({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${stage.address}/staff/sign-in`);
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', password);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await page.goto(`${stage.address}/staff/waves/tiny/2026/links/print`);
    expect(await page.locator('.sheet').count()).to.equal(4);
    const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(file.match(/\/Type\s*\/Page\b(?!s)/g)).to.have.length(4);
    const sizes = [...file.matchAll(/\/MediaBox\s*\[([\d. ]+)\]/g)].map(([, box = '']) =>
      box.trim().split(/\s+/).slice(2).map(Number).map(Math.round),
    );
    for (const [width = 0, height = 0] of sizes) {
      expect(width).to.be.within(594, 596);
      expect(height).to.be.within(841, 843);
    }
    await context.close();
  });
});
