import { expect, test } from 'vitest';
import { appDefinitions } from './definitions.js';

const apps = [...new Map(Object.values(appDefinitions).map(({ app }) => [app?.id, app])).values()];

test('each app has a mark of two letters that no other app has on the same ground', () => {
  const marks = apps.map((app) => app && `${app.mark} on ${app.ground}`);
  expect(marks.filter((mark, place) => marks.indexOf(mark) !== place)).toEqual([]);
  expect(apps.filter((app) => !/^[A-Z][A-Za-z]$/.test(app?.mark ?? ''))).toEqual([]);
});

test('the actions of an app have titles of their own', () => {
  const named = Object.values(appDefinitions).map(({ app, title }) => `${app?.name} · ${title}`);
  expect(named.filter((name, place) => named.indexOf(name) !== place)).toEqual([]);
});
