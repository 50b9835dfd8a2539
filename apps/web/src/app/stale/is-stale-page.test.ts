import { describe, expect, test } from 'vitest';
import { isStalePage } from './is-stale-page.js';

describe('isStalePage', () => {
  test.each([
    'Failed to fetch dynamically imported module: http://127.0.0.1:3000/assets/editor-route-1.js',
    'error loading dynamically imported module: http://127.0.0.1:3000/assets/editor-route-1.js',
    'Importing a module script failed.',
    "'text/html' is not a valid JavaScript MIME type.",
    'Unable to preload CSS for /assets/canvas-1.css',
  ])('knows a file that is gone: %s', (message) => {
    expect(isStalePage(new TypeError(message))).toBe(true);
  });

  test('takes other failures for what they are', () => {
    expect(isStalePage(new TypeError('Failed to fetch'))).toBe(false);
    expect(isStalePage('Importing a module script failed.')).toBe(false);
  });
});
