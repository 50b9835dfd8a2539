import type { Locator, Page } from 'playwright-core';

/** Hands that never touch the mouse. */
export interface Keyboard {
  /** Walks with Tab, or back with Shift+Tab, until this has the focus, as far as a person has patience. */
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
      const key = await keyTowards(target);
      if (key === null) return;
      await page.keyboard.press(key);
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

/** Null: it has the focus. */
const keyTowards = (target: Locator): Promise<'Tab' | 'Shift+Tab' | null> =>
  target.evaluate((element) => {
    const focused = element.ownerDocument.activeElement;
    if (focused === element) return null;
    const follows = focused && (element.compareDocumentPosition(focused) & focused.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return follows ? 'Shift+Tab' : 'Tab';
  });
