import { expect, test } from 'vitest';
import { markup } from './markup.js';

test('escapes all text, in elements and in attributes', () => {
  const text = `<script>"&'</script>`;
  const escaped = '&#60;script&#62;&#34;&#38;&#39;&#60;/script&#62;';
  expect(markup`<p title="${text}">${text}</p>`.html).toBe(`<p title="${escaped}">${escaped}</p>`);
});

test('puts markup into markup as it is', () => {
  const items = ['a', '<b>'].map((item) => markup`<li>${item}</li>`);
  expect(markup`<ul>${items}</ul>${markup`<hr>`}`.html).toBe('<ul><li>a</li><li>&#60;b&#62;</li></ul><hr>');
});
