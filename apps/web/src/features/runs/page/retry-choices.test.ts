import { expect, test } from 'vitest';
import { retryChoices } from './retry-choices.js';

const requests = (run: Parameters<typeof retryChoices>[0], live: number | null | undefined = 4) =>
  retryChoices(run, live).flatMap(({ choices }) => choices.map(({ request }) => `${request.from} ${request.version}`));

test('offers to begin at the failed step only when there is one', () => {
  const all = ['failed original', 'failed current', 'start original', 'start current'];
  expect(requests({ status: 'failed', version: 3 })).toEqual(all);
  expect(requests({ status: 'cancelled', version: 3 })).toEqual(all);
  expect(requests({ status: 'succeeded', version: 3 })).toEqual(['start original', 'start current']);
});

test('says on what the run ran', () => {
  const labels = (version: number | null) => retryChoices({ status: 'succeeded', version }, 4)[0]?.choices[0]?.label;
  expect(labels(3)).toBe('On version 3, as it ran');
  expect(labels(null)).toBe('On the draft as it was');
});

test('offers no version twice, and none that does not exist', () => {
  expect(requests({ status: 'failed', version: 3 }, 3)).toEqual(['failed original', 'start original']);
  expect(requests({ status: 'succeeded', version: null }, null)).toEqual(['start original']);
  expect(requests({ status: 'succeeded', version: 3 }, undefined)).toEqual(['start original', 'start current']);
});
