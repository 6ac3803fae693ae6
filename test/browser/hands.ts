// Two ways to work a page: with the mouse, and with the keyboard alone. A walk that takes either of them is walked twice.
import type { Locator, Page } from 'playwright-core';

export type Hands = {
  readonly press: (what: Locator) => Promise<void>;
  readonly write: (where: Locator, words: string) => Promise<void>;
  readonly choose: (where: Locator, value: string) => Promise<void>;
};

export const withMouse = (): Hands => ({
  press: what => what.click(),
  write: (where, words) => where.fill(words),
  choose: async (where, value) => void (await where.selectOption(value)),
});

/** More stops than any of our pages has. */
const mostStops = 400;

export const isFocused = (what: Locator): Promise<boolean> =>
  what.evaluate(element => element === element.ownerDocument.activeElement);

/** Goes on with Tab until it is there: what Tab does not reach cannot be worked by keys. */
export const tabTo = async (page: Page, what: Locator): Promise<void> => {
  await what.waitFor();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await isFocused(what)) return;
    await page.keyboard.press('Tab');
  }
  throw new RangeError(`Tab does not reach ${String(what)}`);
};

const stepTo = async (page: Page, where: Locator, value: string): Promise<void> => {
  await page.keyboard.press('Home');
  for (let step = 0; step < mostStops; step += 1) {
    if ((await where.inputValue()) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new RangeError(`The arrow does not reach ${value}`);
};

export const withKeys = (page: Page): Hands => ({
  press: async what => {
    await tabTo(page, what);
    const isBox = await what.evaluate(element => element.matches('input[type=checkbox], input[type=radio]'));
    await page.keyboard.press(isBox ? 'Space' : 'Enter');
  },
  write: async (where, words) => {
    await tabTo(page, where);
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(words);
  },
  choose: async (where, value) => {
    await tabTo(page, where);
    await stepTo(page, where, value);
  },
});
