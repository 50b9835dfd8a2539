import type { Locator, Page } from 'playwright-core';

/** The editor as hands use it: a mouse that presses, moves and lets go, and a keyboard. */
export interface Editor {
  /** Drags a node type from the palette onto the canvas. */
  dragIn(title: string, to: Point): Promise<void>;
  /** Draws a line from a node's output to another's input. */
  connect(from: string, to: string): Promise<void>;
  /** Opens a step's panel. */
  open(node: string): Promise<Locator>;
  /** Puts the caret into a field of the open panel and types. */
  type(panel: Locator, field: string, text: string): Promise<void>;
  /** Clicks a value of the sample into the field that has the caret. */
  map(panel: Locator, path: string): Promise<void>;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export function useEditor(page: Page): Editor {
  const drag = async (from: Point, to: Point): Promise<void> => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 8 });
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
  };
  return {
    dragIn: async (title, to) => {
      await page.getByRole('button', { name: 'Add a step', exact: true }).click();
      const palette = page.getByRole('dialog', { name: 'Add a step' });
      const item = palette.getByRole('button', { name: title, exact: true });
      await drag(await middleOf(item), to);
      await page.getByRole('group', { name: `${title}, ${title}` }).waitFor();
    },
    connect: async (from, to) => {
      const start = await middleOf(page.getByLabel(`Output out of ${from}`));
      await drag(start, await middleOf(page.getByLabel(`Input of ${to}`)));
    },
    open: async (node) => {
      await page.getByRole('group', { name: new RegExp(`^${node}, `) }).click();
      return page.getByRole('region', { name: new RegExp(`^(Step|Trigger) ${node}$`) });
    },
    type: async (panel, field, text) => {
      await panel.getByLabel(field, { exact: true }).click();
      await page.keyboard.type(text);
    },
    map: async (panel, path) => {
      await panel.getByRole('textbox', { name: 'Search the input' }).waitFor();
      const insert = panel.getByRole('button', { name: `Insert ${path}`, exact: true });
      await insert.hover();
      await insert.click();
    },
  };
}

async function middleOf(locator: Locator): Promise<Point> {
  await locator.waitFor({ state: 'attached' });
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} has no place on the screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
