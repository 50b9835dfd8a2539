import { checkConfig, defaultConfig, describeFields, isShown, parseConfig } from '@hookline/node-kit';
import { describe, expect, test } from 'vitest';
import { webhookDefinition } from './definition.js';

const problems = (response: object) =>
  checkConfig(webhookDefinition, { response }).map(({ field, message }) => [field, message]);
const parse = (response: object) => parseConfig(webhookDefinition, { response }).response;

describe('how a webhook answers', () => {
  test('is at once unless somebody chose otherwise', () => {
    expect(defaultConfig(webhookDefinition)).toMatchObject({ response: { mode: 'immediate' } });
    expect(parseConfig(webhookDefinition, {}).response).toEqual({ mode: 'immediate' });
  });

  test.each([
    [{ mode: 'immediate' }, { mode: 'immediate' }],
    [{ mode: 'fixed' }, { mode: 'fixed', status: 200, headers: [], body: '' }],
    [{ mode: 'respond' }, { mode: 'respond', waitSeconds: 10, onFailure: 'error' }],
    [
      { mode: 'respond', onFailure: 'empty' },
      { mode: 'respond', waitSeconds: 10, onFailure: 'empty' },
    ],
    [
      { mode: 'last-step', waitSeconds: 3 },
      { mode: 'last-step', waitSeconds: 3 },
    ],
  ])('reads %j', (config, expected) => {
    expect(problems(config)).toEqual([]);
    expect(parse(config)).toEqual(expected);
  });

  test.each([
    [{ mode: 'later' }, 'response.mode', 'Response, Answer: Choose one of immediate, fixed, respond, last-step.'],
    [{ mode: 'fixed', status: 199 }, 'response.status', 'Response, Status: It needs to be at least 200.'],
    [{ mode: 'fixed', status: 600 }, 'response.status', 'Response, Status: It needs to be at most 599.'],
    [
      { mode: 'fixed', status: 302 },
      'response.status',
      'Response, Status: A sender of events is not sent elsewhere with 3xx.',
    ],
    [{ mode: 'fixed', status: '{{ 1 }}' }, 'response.status', 'Response, Status: It needs to be a number.'],
    [
      { mode: 'fixed', headers: [{ name: 'X-A' }, { name: 'Content-Length', value: '3' }] },
      'response.headers.1.name',
      'Response, Headers 2, Name: Hookline sets content-length itself. Remove it.',
    ],
    [
      { mode: 'fixed', body: 'x'.repeat(1_000_001) },
      'response.body',
      'Response, Body: It can hold a million characters at most.',
    ],
    [
      { mode: 'respond', waitSeconds: 31 },
      'response.waitSeconds',
      'Response, Wait at most (seconds): It needs to be at most 30.',
    ],
    [
      { mode: 'last-step', waitSeconds: 0 },
      'response.waitSeconds',
      'Response, Wait at most (seconds): It needs to be at least 1.',
    ],
    [
      { mode: 'respond', waitSeconds: '{{ 5 }}' },
      'response.waitSeconds',
      'Response, Wait at most (seconds): It needs to be a number.',
    ],
  ])('finds what is wrong with %j', (config, field, message) => {
    expect(problems(config)).toEqual([[field, message]]);
  });

  test('takes what stands in a fixed answer as it stands', () => {
    const config = { mode: 'fixed', body: 'Dear {{ name }}, {{', headers: [{ name: 'X-A', value: '{{ b }}' }] };
    expect(problems(config)).toEqual([]);
  });

  test('shows the fields of the chosen mode alone', () => {
    const fields = describeFields(webhookDefinition).find(({ name }) => name === 'response')?.fields ?? [];
    const shown = (mode: string) => fields.filter((field) => isShown(field, fields, { mode })).map(({ name }) => name);
    expect(shown('immediate')).toEqual(['mode']);
    expect(shown('fixed')).toEqual(['mode', 'status', 'headers', 'body']);
    expect(shown('respond')).toEqual(['mode', 'waitSeconds', 'onFailure']);
    expect(shown('last-step')).toEqual(['mode', 'waitSeconds']);
  });
});
