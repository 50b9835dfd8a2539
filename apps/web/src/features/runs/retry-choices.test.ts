import { expect, test } from 'vitest';
import { retryChoices } from './retry-choices.js';

const requests = (run: Parameters<typeof retryChoices>[0]) =>
  retryChoices(run).flatMap(({ choices }) => choices.map(({ request }) => `${request.from} ${request.version}`));

test('offers to begin at the failed step only when there is one', () => {
  const all = ['failed original', 'failed current', 'start original', 'start current'];
  expect(requests({ status: 'failed', version: 3 })).toEqual(all);
  expect(requests({ status: 'cancelled', version: 3 })).toEqual(all);
  expect(requests({ status: 'succeeded', version: 3 })).toEqual(['start original', 'start current']);
});

test('says on what the run ran', () => {
  const labels = (version: number | null) => retryChoices({ status: 'succeeded', version })[0]?.choices[0]?.label;
  expect(labels(3)).toBe('On version 3, as it ran');
  expect(labels(null)).toBe('On the draft as it was');
});
