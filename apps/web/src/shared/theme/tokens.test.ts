import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrastRatio, readTokens } from './contrast.js';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

const statuses = [
  'queued',
  'running',
  'waiting',
  'held',
  'succeeded',
  'failed',
  'filtered',
  'cancelled',
  'captured',
  'duplicate',
  'refused',
];
const categories = ['trigger', 'logic', 'data', 'app', 'flow', 'time'].map((name) => `cat-${name}`);
const grounds = ['bg', 'surface', 'surface-2', 'sunken', 'canvas'];

const textPairs: (readonly [string, string])[] = [
  ...['text', 'text-2', 'text-3'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...statuses.flatMap((name) => [[name, `${name}-soft`] as const, [name, 'surface'] as const]),
  ...categories.map((name) => [name, `${name}-soft`] as const),
  ...['key', 'str', 'num', 'bool', 'nul'].map((name) => [`syn-${name}`, 'surface-2'] as const),
  ['line', 'surface'],
  ['on-line', 'line-fill'],
  ['on-line', 'line-fill-hover'],
  ['line-text', 'line-soft'],
];
const partPairs: (readonly [string, string])[] = [
  ...['surface', 'surface-2', 'canvas'].map((ground) => ['border-ui', ground] as const),
  ...['focus', 'live'].flatMap((part) => ['surface', 'bg', 'canvas'].map((ground) => [part, ground] as const)),
  ['edge', 'canvas'],
  ['port', 'canvas'],
];

describe.each(['light', 'dark'] as const)('the %s theme', (scheme) => {
  const tokens = readTokens(css, scheme);
  const ratio = (over: string, under: string): number => contrastRatio(colour(over), colour(under));
  const colour = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`tokens.css has no --${name} in ${scheme}`);
    return value;
  };

  test.each(textPairs)('%s can be read on %s', (over, under) => {
    expect(ratio(over, under)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(partPairs)('%s can be told from %s', (over, under) => {
    expect(ratio(over, under)).toBeGreaterThanOrEqual(3);
  });
});

test('both themes name the same tokens', () => {
  expect([...readTokens(css, 'dark').keys()].toSorted()).toEqual([...readTokens(css, 'light').keys()].toSorted());
});

test('contrast of black on white is 21', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21);
});
