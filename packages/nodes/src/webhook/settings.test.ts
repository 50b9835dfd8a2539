import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSettings } from './settings.js';

const NAMES = [
  'methods',
  'provider',
  'credential',
  'filter',
  'batch',
  'duplicates',
  'allowFrom',
  'cors',
  'response',
  '__proto__',
];
const duplicates = fc.record(
  {
    mode: fc.jsonValue(),
    hours: fc.oneof(fc.double(), fc.jsonValue()),
    key: fc.jsonValue(),
    redeliveries: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const methods = fc.array(
  fc.oneof(fc.constantFrom('GET', 'POST', 'constructor', '__proto__', 'toString'), fc.jsonValue()),
);
const filter = fc.record({ combinator: fc.jsonValue(), rules: fc.array(fc.jsonValue()) });
const response = fc.record(
  { mode: fc.constantFrom('fixed', 'respond', 'last-step', 'x'), status: fc.jsonValue(), headers: fc.jsonValue() },
  { requiredKeys: [] },
);
/** Arbitrary JSON, biased towards the fields that are read. */
const config = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...NAMES), fc.string()),
      fc.oneof(duplicates, methods, filter, response, fc.jsonValue()),
    ),
  )
  .map((pairs): Record<string, unknown> => Object.fromEntries(pairs));

describe('the settings of a webhook', () => {
  test('are read of any config, and are what the ingest can work with', () => {
    fc.assert(
      fc.property(fc.oneof(config, fc.jsonValue()), (it) => {
        const settings = readSettings(it);
        expect(settings.methods.length).toBeGreaterThan(0);
        for (const method of settings.methods) expect(method).toBeTypeOf('string');
        expect(settings.provider).not.toBe('');
        expect(settings.filter?.rules).not.toEqual([]);
        expect(settings.duplicates.hours).toBeGreaterThan(0);
        // Beyond this, the database cannot compute the expiry.
        expect(settings.duplicates.hours).toBeLessThanOrEqual(720);
        expect(settings.allowFrom).not.toBe('');
        expect(['any', 'listed', 'none']).toContain(settings.pages.mode);
      }),
      { numRuns: 1000 },
    );
  });

  test('keep what can be read beside what cannot', () => {
    const settings = readSettings({ provider: 7, methods: ['GET', 7], duplicates: { hours: 'two', mode: 'run' } });
    expect(readSettings({ provider: '' }).provider).toBe('none');
    expect(settings).toMatchObject({
      provider: 'none',
      methods: ['GET'],
      duplicates: { mode: 'run', hours: 72, key: null, redeliveries: 'drop' },
    });
  });

  test('take POST from anybody when nothing is said', () => {
    expect(readSettings({})).toEqual({
      methods: ['POST'],
      provider: 'none',
      credentialId: null,
      filter: null,
      batch: 'each',
      duplicates: { mode: 'drop', hours: 72, key: null, redeliveries: 'drop' },
      allowFrom: null,
      pages: { mode: 'any', sites: '' },
      response: { mode: 'immediate' },
    });
  });

  test('leave out a filter with a fault as a whole, so that it keeps nothing out that it was to let in', () => {
    const rules = [{ left: 1, operator: 'equals', right: 2 }, { operator: 'sounds-like' }];
    expect(readSettings({ filter: { combinator: 'or', rules } }).filter).toBeNull();
  });
});

describe('its response', () => {
  const responseOf = (stored?: unknown) => readSettings({ response: stored }).response;

  test.each([[undefined], [{}], [null], [{ mode: 'immediate' }], [{ mode: 'tomorrow' }]])('%j is at once', (stored) => {
    expect(responseOf(stored)).toEqual({ mode: 'immediate' });
  });

  test.each([
    ['respond', { onFailure: 'error' }],
    ['last-step', {}],
  ])('%s keeps the sender waiting, ten seconds unless told otherwise', (mode, more) => {
    expect(responseOf({ mode, waitSeconds: 3 })).toEqual({ mode, waitSeconds: 3, ...more });
    for (const waitSeconds of [undefined, '', 0, 31, 2.5, '{{ 3 }}'])
      expect(responseOf({ mode, waitSeconds })).toEqual({ mode, waitSeconds: 10, ...more });
  });

  test('tells of a failure unless somebody chose otherwise', () => {
    const chosen = (onFailure: unknown) => responseOf({ mode: 'respond', onFailure });
    expect(chosen('empty')).toMatchObject({ onFailure: 'empty' });
    for (const odd of [undefined, null, 'later', 7]) expect(chosen(odd)).toMatchObject({ onFailure: 'error' });
  });

  test('is, when it is fixed, as it goes out', () => {
    const headers = [{ name: 'X-A', value: '1' }, { name: 'x-b' }];
    expect(responseOf({ mode: 'fixed', status: 202, headers, body: '{{ as it stands' })).toEqual({
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
    expect(responseOf({ mode: 'fixed' })).toEqual(empty);
    expect(responseOf({ mode: 'fixed', status: '', headers: 'none', body: 7 })).toEqual(empty);
  });

  test('reads past what another mode has left behind', () => {
    const stored = { mode: 'respond', status: 404, body: 'gone', headers: [] };
    expect(responseOf(stored)).toEqual({ mode: 'respond', waitSeconds: 10, onFailure: 'error' });
  });
});
