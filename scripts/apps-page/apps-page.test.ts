import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { appDefinitions } from '../../packages/apps/src/definitions.js';
import { APPS_PAGE, writtenPage } from './written-page.js';

const page = readFileSync(APPS_PAGE, 'utf8');

test('docs/apps.md says what the definitions say; if not, run npm run docs:apps', async () => {
  expect(page).toBe(await writtenPage());
});

test('docs/apps.md has every app and every action', () => {
  const sections = [...page.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
  const titles = Object.values(appDefinitions).map(({ title }) => title);
  expect(sections).toHaveLength(titles.length);
  expect(new Set(sections)).toEqual(new Set(titles));
});
