import { expect, test } from 'vitest';
import { recommendNode } from './recommended-node.mjs';

test('recommends a newer Node to an older one only', () => {
  expect(recommendNode('20.19.0')).toBe(
    'Hookline runs on Node 20.19.0, which gets no more security fixes. On Node 24 it is faster, by up to 40 %: https://nodejs.org',
  );
  expect(recommendNode('22.3.0')).toMatch(/^Hookline runs on Node 22\.3\.0\. On Node 24/);
  expect(recommendNode('24.0.0')).toBeUndefined();
  expect(recommendNode('26.1.0')).toBeUndefined();
});
