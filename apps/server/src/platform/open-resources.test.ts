import { expect, test } from 'vitest';
import { OpenResources } from './open-resources.js';

test('closes what was opened in reverse, and each once', async () => {
  const closed: string[] = [];
  const resources = new OpenResources();
  const open = (name: string): string => resources.add(name, async (it) => closed.push(it));
  expect(open('database')).toBe('database');
  open('pool');
  await resources.close();
  await resources.close();
  expect(closed).toEqual(['pool', 'database']);
});
