import { describe, expect, test } from 'vitest';
import { insertionAt } from './insertion-at.js';

/** `|` is the caret, or two of them the selection. */
function fill(marked: string, bare = false): string {
  const from = marked.indexOf('|');
  const end = marked.lastIndexOf('|');
  const text = marked.replaceAll('|', '');
  const change = insertionAt({ text, from, to: end > from ? end - 1 : from, bare }, 'a.b');
  return text.slice(0, change.from) + change.insert + text.slice(change.to);
}

describe('a value that is put into a text', () => {
  test.each([
    ['|', '{{ a.b }}'],
    ['Hello |', 'Hello {{ a.b }}'],
    ['|Hello|', '{{ a.b }}'],
    ['{{ x }}|', '{{ x }}{{ a.b }}'],
    ['{{ x }} and | {{ y }}', '{{ x }} and {{ a.b }} {{ y }}'],
  ])('takes its braces along: %s', (text, filled) => expect(fill(text)).toBe(filled));

  test.each([
    ['{{ | }}', '{{ a.b }}'],
    ['{{|}}', '{{ a.b }}'],
    ['{{ x + | }}', '{{ x + a.b }}'],
    ['{{ $sum(|) }}', '{{ $sum(a.b) }}'],
    ['{{ |x| }}', '{{ a.b }}'],
  ])('goes without them into an expression that lacks a value: %s', (text, filled) => expect(fill(text)).toBe(filled));

  test.each([
    ['{{ x| }} EUR', '{{ x }}{{ a.b }} EUR'],
    ['{{ |x }}', '{{ x }}{{ a.b }}'],
    ['{{ x.| }}', '{{ x. }}{{ a.b }}'],
  ])('goes behind an expression that is whole: %s', (text, filled) => expect(fill(text)).toBe(filled));

  test('replaces one that is only begun', () => {
    expect(fill('Dear {{ tri|')).toBe('Dear {{ a.b }}');
  });

  test('is a path in a field that is one expression', () => {
    expect(fill('$count(|)', true)).toBe('$count(a.b)');
  });

  test('never leaves braces inside of braces', () => {
    for (const text of ['{{ x }} {{ y }}', '{{  }}{{ z }}', 'a {{ $f("b") }} c'])
      for (let at = 0; at <= text.length; at++) {
        const filled = fill(`${text.slice(0, at)}|${text.slice(at)}`);
        if (
          /^\{|\{$|\}\}/.test(text.slice(Math.max(0, at - 1), at + 1)) &&
          /[{}]/.test(text[at - 1] ?? '') &&
          /[{}]/.test(text[at] ?? '')
        )
          continue;
        expect(filled.replaceAll(/\{\{[^{}]*\}\}/g, '')).not.toMatch(/[{}]/);
      }
  });
});
