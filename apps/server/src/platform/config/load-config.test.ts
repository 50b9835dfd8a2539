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
