import { expect, test } from 'vitest';
import { startFailure } from './start-failure.js';

const failure = (code: string, message: string) => startFailure(Object.assign(new Error(message), { code }));

test.each([
  [
    '3D000',
    'database "hookd" does not exist',
    /"hookd" does not exist\. Make that database, or mend its name .*DATABASE_URL\.$/,
  ],
  ['28P01', 'password authentication failed for user "ada"', /Mend the user and password in DATABASE_URL\.$/],
  ['42501', 'permission denied for schema public', /owner of its database\.$/],
  ['53300', 'sorry, too many clients already', /max_connections/],
  ['ENOTFOUND', 'getaddrinfo ENOTFOUND db', /Mend DATABASE_URL and REDIS_URL\.$/],
])('says %s in one sentence, without a stack', (code, message, said) => {
  expect(failure(code, message)).toMatch(said);
  expect(failure(code, message)).not.toContain('\n');
});

test('names the setting of the port that is taken', () => {
  const taken = (setting: object) =>
    startFailure(Object.assign(new Error('in use'), { code: 'EADDRINUSE', port: 3001, ...setting }));
  expect(taken({})).toBe('Port 3001 is in use. Stop what uses it, or set PORT to another one.');
  expect(taken({ setting: 'WORKER_PORT' })).toContain('or set WORKER_PORT to another one.');
});

test('shows the stack of what nobody foresaw', () => {
  expect(failure('E_ODD', 'odd')).toMatch(/^Hookline could not start: Error: odd\n +at /);
  expect(startFailure(new Error('odd'), 'The password could not be reset')).toMatch(
    /^The password could not be reset: /,
  );
});
