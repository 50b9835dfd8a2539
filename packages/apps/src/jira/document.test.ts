import { expect, test } from 'vitest';
import { documentOf } from './document.js';

const link = (href: string) => ({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] });

test('each line is a paragraph, an address in it is a link, and an empty line has no text', () => {
  expect(documentOf('See  the run\n\nat https://h.test/r/1 and http://x.test now').content).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'See  the run' }] },
    { type: 'paragraph', content: [] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'at ' },
        link('https://h.test/r/1'),
        { type: 'text', text: ' and ' },
        link('http://x.test'),
        { type: 'text', text: ' now' },
      ],
    },
  ]);
});
