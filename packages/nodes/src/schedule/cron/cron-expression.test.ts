import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cronFault } from './cron-expression.js';

const UNREADABLE =
  'A field of it cannot be read. Minutes go from 0 to 59, hours to 23, days from 1 to 31, months from 1 to 12, weekdays from 0 to 7; each value stands once.';

describe('a cron text', () => {
  test.each([
    '0 9 * * 1-5',
    '*/15 * * * *',
    '  0  9 * * * ',
    '*/10 * * * * *',
    '0 0 1,15 JAN-MAR mon',
    '0 0 L * *',
    '0 0 * * 5L',
    '0 0 * * MON#2',
    '0 0 ? * SUN',
    '0 0 29 2 *',
    '0 0 31 2,4 MON',
  ])('may be %s', (cron) => {
    expect(cronFault(cron)).toBeUndefined();
  });

  test.each([
    [' ', 'It is empty. Write five fields, like 0 9 * * 1-5.'],
    ['* * * *', 'It has 4 fields. Write five, like 0 9 * * 1-5, or six with seconds first.'],
    ['* * * * * * *', 'It has 7 fields. Write five, like 0 9 * * 1-5, or six with seconds first.'],
    ['@daily', 'It has one field. Write five, like 0 9 * * 1-5, or six with seconds first.'],
    ['@reboot', 'It has one field. Write five, like 0 9 * * 1-5, or six with seconds first.'],
    ['0 0 30 2 *', 'No month that it names has such a day, so it would never run.'],
    ['0 0 31 2,4 *', 'No month that it names has such a day, so it would never run.'],
    ['*/0 * * * *', UNREADABLE],
    ['99 * * * *', UNREADABLE],
    ['-1 * * * *', UNREADABLE],
    ['0 0 * * 0,7', UNREADABLE],
    ['0\0 9 * * *', 'It cannot hold "\\u0000". Write numbers, names, and * , - / ? # L.'],
    ['0 9 * * {{ x }}', 'It has 7 fields. Write five, like 0 9 * * 1-5, or six with seconds first.'],
    ['0 9 * * {{x}}', 'It cannot hold "{". Write numbers, names, and * , - / ? # L.'],
    ['H 9 * * *', '“H” stands for nothing. Write names like MON and JAN.'],
    ['0 9 15W * *', '“W” stands for nothing. Write names like MON and JAN.'],
    ['0 9 * * FUNDAY', '“FUNDAY” stands for nothing. Write names like MON and JAN.'],
    [`${'1,'.repeat(150)}1 * * * *`, 'It has more than 200 characters. Split it into several times.'],
  ])('cannot be %j', (cron, fault) => {
    expect(cronFault(cron)).toBe(fault);
  });

  test('is looked at in a moment, whatever it is', () => {
    const part = fc.constantFrom(
      '*',
      '0',
      '59',
      '*/0',
      '1-5',
      'L',
      '31',
      'MON#5',
      'H',
      ',',
      '-',
      '/',
      '\0',
      '1e9',
      '2,4',
    );
    const cron = fc.oneof(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join(' ')),
      fc.string({ maxLength: 5000 }),
    );
    fc.assert(
      fc.property(cron, (it) => {
        const begun = performance.now();
        cronFault(it);
        expect(performance.now() - begun).toBeLessThan(500);
      }),
    );
  });
});
