import { expect, it } from 'vitest';
import { allDefinitions } from './definitions.js';
import { nodeIcons } from './node-icons.js';

it.each(allDefinitions.map(({ type, icon }) => [type, icon]))('draws %s with an icon: %s', (_, icon) => {
  expect(nodeIcons[icon]).toBeDefined();
});
