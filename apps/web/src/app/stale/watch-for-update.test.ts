import { describe, expect, test } from 'vitest';
import { watchForUpdate } from './watch-for-update.js';

const pageWith = (script: string): string => `<html><script type="module" src="${script}"></script></html>`;

/** @returns how often the person was told after so many loads that failed */
async function tellings(fetchPage: () => Promise<string>, times = 1, script: string | null = '/assets/index-a.js') {
  const loads = new EventTarget();
  let told = 0;
  watchForUpdate({ loads, script, fetchPage }, () => told++);
  for (let time = 0; time < times; time++) {
    loads.dispatchEvent(new Event('vite:preloadError'));
    // What was asked of the server has been answered once everything that waits has run.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return told;
}

describe('a part of the app that cannot be loaded', () => {
  test('is told once as an update when the server has another build', async () => {
    expect(await tellings(() => Promise.resolve(pageWith('/assets/index-b.js')), 3)).toBe(1);
  });

  test('is none when the server has the same build, or does not answer', async () => {
    expect(await tellings(() => Promise.resolve(pageWith('/assets/index-a.js')))).toBe(0);
    expect(await tellings(() => Promise.reject(new TypeError('Failed to fetch')))).toBe(0);
    expect(await tellings(() => Promise.resolve('Bad gateway'))).toBe(0);
    expect(await tellings(() => Promise.resolve(pageWith('/assets/index-b.js')), 1, null)).toBe(0);
  });
});
