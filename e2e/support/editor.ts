import type { Locator, Page } from 'playwright-core';

/** The editor as hands use it: a mouse that presses, moves and lets go, and a keyboard. */
export interface Editor {
  /** Drags a node type from the palette onto the canvas. */
  dragIn(title: string, to: Point): Promise<void>;
  /** Drags a node that is on the canvas. */
  move(node: string, to: Point): Promise<void>;
  /** Draws a line from a node's output to another's input. */
  connect(from: string, to: string): Promise<void>;
  /** Opens a step's panel. */
  open(node: string): Promise<Locator>;
  /** Puts the caret at the end of a field and types. */
  type(place: Locator, field: string, text: string): Promise<void>;
  /** Puts the caret at the end of a field and clicks a value of the sample into it. */
  map(place: Locator, field: string, path: string): Promise<void>;
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
      await item.scrollIntoViewIfNeeded();
      await drag(await middleOf(item), to);
      await page.getByRole('group', { name: `${title}, ${title}` }).waitFor();
    },
    move: async (node, to) => drag(await middleOf(nodeNamed(page, node)), to),
    connect: async (from, to) => {
      const start = await middleOf(page.getByLabel(`Output out of ${from}`));
      await drag(start, await middleOf(page.getByLabel(`Input of ${to}`)));
    },
    open: async (node) => {
      await nodeNamed(page, node).click();
      return page.getByRole('region', { name: new RegExp(`^(Step|Trigger) ${node}$`) });
    },
    type: async (place, field, text) => {
      await putCaretAtEnd(page, place, field);
      await page.keyboard.type(text);
    },
    map: async (place, field, path) => {
      await putCaretAtEnd(page, place, field);
      await page.getByRole('treeitem').first().waitFor();
      for (const parent of parentsOf(path)) {
        const row = rowOf(page, parent);
        if ((await row.count()) > 0 && (await row.getAttribute('aria-expanded')) === 'false') await row.click();
      }
      await rowOf(page, path).hover();
      await insertButton(page, path).click();
    },
  };
}

async function putCaretAtEnd(page: Page, place: Locator, field: string): Promise<void> {
  await place.getByLabel(field, { exact: true }).click();
  await page.keyboard.press('Control+End');
}

const insertButton = (page: Page, path: string): Locator =>
  page.getByRole('button', { name: `Insert ${path}`, exact: true, includeHidden: true });

const rowOf = (page: Page, path: string): Locator =>
  page.getByRole('treeitem').filter({ has: insertButton(page, path) });

/** Of `trigger.body.action`: `trigger`, `trigger.body`. */
const parentsOf = (path: string): string[] => {
  const parts = path.split('.');
  return parts.slice(1).map((_, place) => parts.slice(0, place + 1).join('.'));
};

const nodeNamed = (page: Page, name: string): Locator => page.getByRole('group', { name: new RegExp(`^${name}, `) });

async function middleOf(locator: Locator): Promise<Point> {
  const element = await locator.elementHandle();
  // The canvas glides when a panel opens under it.
  await element?.waitForElementState('stable');
  const box = await element?.boundingBox();
  if (!box) throw new Error(`${locator.toString()} has no place on the screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
