import type { Locator, Page } from 'playwright-core';

/** Hands that never touch the mouse. */
export interface Keyboard {
  /** Walks with Tab until this has the focus, as far as a person has patience. */
  tabTo(target: Locator): Promise<void>;
  /** Walks there and presses Enter. */
  enter(target: Locator): Promise<void>;
  /** Walks there and types. */
  typeInto(target: Locator, text: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
}

const PATIENCE = 80;

export function useKeyboard(page: Page): Keyboard {
  const tabTo = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let tabs = 0; tabs < PATIENCE; tabs++) {
      if (await hasFocus(target)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${PATIENCE} tabs did not lead to ${target.toString()}.`);
  };
  return {
    tabTo,
    enter: async (target) => {
      await tabTo(target);
      await page.keyboard.press('Enter');
    },
    typeInto: async (target, text) => {
      await tabTo(target);
      await page.keyboard.type(text);
    },
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
  };
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.ownerDocument.activeElement === element);
