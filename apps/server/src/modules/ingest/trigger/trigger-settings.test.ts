import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTriggerSettings } from './trigger-settings.js';

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
/** Arbitrary JSON, biased towards the fields that are read. */
const config = fc
  .array(
    fc.tuple(fc.oneof(fc.constantFrom(...NAMES), fc.string()), fc.oneof(duplicates, methods, filter, fc.jsonValue())),
  )
  .map((pairs): Record<string, unknown> => Object.fromEntries(pairs));

describe('the settings of a trigger', () => {
  test('are read of any config, and are what the ingest can work with', () => {
    fc.assert(
      fc.property(config, (it) => {
        const settings = readTriggerSettings(it);
        expect(settings.methods.length).toBeGreaterThan(0);
        for (const method of settings.methods) expect(method).toBeTypeOf('string');
        expect(settings.provider).not.toBe('');
        expect(settings.filter?.rules).not.toEqual([]);
        expect(settings.duplicates.hours).toBeGreaterThan(0);
        // Beyond this, the database cannot compute the expiry.
        expect(settings.duplicates.hours).toBeLessThanOrEqual(720);
        expect(settings.allowFrom?.has('127.0.0.1')).not.toBeNull();
        expect(['any', 'listed', 'none']).toContain(settings.pages.mode);
      }),
      { numRuns: 1000 },
    );
  });

  test('keep what can be read beside what cannot', () => {
    const settings = readTriggerSettings({ provider: 7, methods: ['GET'], duplicates: { hours: 'two', mode: 'run' } });
    expect(settings).toMatchObject({
      provider: 'none',
      methods: ['GET'],
      duplicates: { mode: 'run', hours: 72, key: null, redeliveries: 'drop' },
    });
  });

  test('take POST from anybody when nothing is said', () => {
    expect(readTriggerSettings({})).toMatchObject({
      methods: ['POST'],
      provider: 'none',
      credentialId: null,
      filter: null,
      batch: 'each',
      allowFrom: null,
      pages: { mode: 'any' },
    });
  });
});
