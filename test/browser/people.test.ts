// Accounts as people meet them: an invitation, a passkey of a (virtual) authenticator, and pages that everybody can read.
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { fixture } from '../support/app.ts';
import { email, password } from '../support/staff.ts';
import { openStage, type Stage } from './phone/stage.ts';

const pages = [
  '/staff/admin',
  '/staff/admin/log',
  '/staff/account',
  '/staff/account/codes',
  '/staff/account/passkey',
];

/** How far the widest table reaches beyond its frame: a list of named values on a phone has nothing to scroll to. */
const hiddenSideways =
  'Math.max(0, ...[...document.querySelectorAll(".table")].map(each => each.scrollWidth - each.clientWidth))';

const signIn = async (page: Page, address: string): Promise<void> => {
  await page.goto(`${address}/staff/sign-in`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', password);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
};

/** The authenticator that this page's phone or computer has. */
const plugIn = async (context: BrowserContext, page: Page): Promise<void> => {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
};

describe('accounts in the browser', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([fixture('tiny')]);
    if (!opened) return this.skip();
    stage = opened;
    await stage.test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
  });
  after(() => stage?.close());

  for (const language of ['', '/en'])
    it(`have pages that everybody can read, at ${language || '/'}`, async () => {
      for (const width of [360, 1280]) {
        const { page, context } = await stage.phone({ viewport: { width, height: 800 } });
        await signIn(page, stage.address);
        for (const path of pages) {
          await page.goto(`${stage.address}${language}${path}`);
          expect(await violationsOn(page), path).to.deep.equal([]);
          expect(await overflowOf(page), path).to.be.at.most(0);
          expect(await page.evaluate(hiddenSideways), path).to.equal(0);
        }
        await context.close();
      }
    });

  it('invite a colleague by keyboard alone', async () => {
    const { page, context } = await stage.phone({ viewport: { width: 1280, height: 800 } });
    await signIn(page, stage.address);
    await page.goto(`${stage.address}/staff/admin`);
    await page.focus('#name');
    await page.keyboard.type('Руслан Алиев');
    await page.keyboard.press('Tab');
    await page.keyboard.type('aliev@ministry.example');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await violationsOn(page)).to.deep.equal([]);
    const link = (await page.textContent('#fresh')) ?? '';
    await page.goto(link.replace(/^https?:\/\/[^/]+/, stage.address));
    expect(await page.textContent('main')).to.include('Ваша роль: пресс-служба');
    await context.close();
  });

  it('add a passkey and let in with it after the password', async () => {
    const { page, context } = await stage.phone({ viewport: { width: 1280, height: 800 } });
    await plugIn(context, page);
    await signIn(page, stage.address);
    await page.goto(`${stage.address}/staff/account/passkey`);
    await page.fill('#name', 'Рабочий ноутбук');
    await page.fill('#current', password);
    await Promise.all([page.waitForNavigation(), page.click('.passkey button')]);
    expect(await page.textContent('main')).to.include('Ключ «Рабочий ноутбук»');
    await Promise.all([page.waitForNavigation(), page.click('.out button')]);
    await signIn(page, stage.address);
    expect(new URL(page.url()).pathname).to.equal('/staff/sign-in/second');
    expect(await violationsOn(page)).to.deep.equal([]);
    await Promise.all([page.waitForNavigation(), page.click('.passkey button')]);
    expect(new URL(page.url()).pathname).to.equal('/staff');
    await context.close();
  });
});
