import { expect, test } from 'vitest';
import { readTriggerResponse } from './trigger-response.js';

test.each([
  [undefined],
  [{}],
  [{ response: {} }],
  [{ response: null }],
  [{ response: { mode: 'immediate' } }],
  [{ response: { mode: 'tomorrow' } }],
])('%j answers at once', (config) => {
  expect(readTriggerResponse(config)).toEqual({ mode: 'immediate' });
});

test.each([
  ['respond', { onFailure: 'error' }],
  ['last-step', {}],
])('%s keeps the sender waiting, ten seconds unless told otherwise', (mode, more) => {
  expect(readTriggerResponse({ response: { mode, waitSeconds: 3 } })).toEqual({ mode, waitSeconds: 3, ...more });
  for (const waitSeconds of [undefined, '', 0, 31, 2.5, '{{ 3 }}'])
    expect(readTriggerResponse({ response: { mode, waitSeconds } })).toEqual({ mode, waitSeconds: 10, ...more });
});

test('tells of a failure unless somebody chose otherwise', () => {
  const chosen = (onFailure: unknown) => readTriggerResponse({ response: { mode: 'respond', onFailure } });
  expect(chosen('empty')).toMatchObject({ onFailure: 'empty' });
  for (const odd of [undefined, null, 'later', 7]) expect(chosen(odd)).toMatchObject({ onFailure: 'error' });
});

test('gives a fixed answer as it goes out', () => {
  const headers = [{ name: 'X-A', value: '1' }, { name: 'x-b' }];
  expect(readTriggerResponse({ response: { mode: 'fixed', status: 202, headers, body: '{{ as it stands' } })).toEqual({
    mode: 'fixed',
    response: {
      status: 202,
      headers: [
        ['x-a', '1'],
        ['x-b', ''],
        ['content-type', 'text/plain; charset=utf-8'],
      ],
      body: '{{ as it stands',
    },
  });
  const empty = { mode: 'fixed', response: { status: 200, headers: [], body: '' } };
  expect(readTriggerResponse({ response: { mode: 'fixed' } })).toEqual(empty);
  expect(readTriggerResponse({ response: { mode: 'fixed', status: '', headers: 'none', body: 7 } })).toEqual(empty);
});

test('reads past what another mode has left behind', () => {
  const response = { mode: 'respond', status: 404, body: 'gone', headers: [] };
  expect(readTriggerResponse({ response })).toEqual({ mode: 'respond', waitSeconds: 10, onFailure: 'error' });
});
