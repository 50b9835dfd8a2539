import { expect, test } from 'vitest';
import { ConfigError, loadConfig } from './load-config.js';

test('has a default for everything', () => {
  expect(loadConfig({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', ROLE: 'all', OUTBOUND_ALLOW: [] });
  expect(loadConfig({ PORT: '', REDIS_URL: '' })).toMatchObject({ PORT: 3000 });
});

test('reads lists, and cuts the slash from the address', () => {
  const config = loadConfig({ OUTBOUND_ALLOW: '10.0.0.0/8, internal.example', PUBLIC_URL: 'https://hooks.example/' });
  expect(config).toMatchObject({
    OUTBOUND_ALLOW: ['10.0.0.0/8', 'internal.example'],
    PUBLIC_URL: 'https://hooks.example',
  });
});

test('names every wrong setting at once', () => {
  const wrong = () => loadConfig({ PORT: 'eighty', ROLE: 'boss', SECRET_KEY: 'short', DATABASE_URL: 'mysql://x' });
  expect(wrong).toThrow(ConfigError);
  for (const name of ['PORT', 'ROLE', 'SECRET_KEY', 'DATABASE_URL'])
    expect(wrong).toThrow(new RegExp(`^  ${name}: `, 'm'));
});

test('keeps events and runs for 30 days unless told otherwise, and for ever when told 0', () => {
  expect(loadConfig({}).RETENTION_DAYS).toBe(30);
  expect(loadConfig({ RETENTION_DAYS: '0' }).RETENTION_DAYS).toBe(0);
  for (const wrong of ['-1', '1.5', 'a month']) {
    expect(() => loadConfig({ RETENTION_DAYS: wrong })).toThrow(/^ {2}RETENTION_DAYS: /m);
  }
});
