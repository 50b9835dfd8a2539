import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCron } from './cron/cron-expression.js';
import { lastTime, nextTimes } from './next-times.js';
import { readSettings } from './settings.js';

const schedule = (rule: object, timezone = 'UTC') => readSettings({ rules: [rule], timezone });
/** @returns local times as the schedule's zone shows them */
const next = (rule: object, after: string, timezone = 'UTC', count = 3) =>
  nextTimes(schedule(rule, timezone), new Date(after), count).map(({ at }) => shown(at, timezone));
const shown = (at: Date, timeZone: string): string =>
  at.toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).replace(/:00$/, '');

describe('the next times', () => {
  test.each([
    [{ every: 'minutes', n: 15 }, ['2026-01-01 00:15', '2026-01-01 00:30', '2026-01-01 00:45']],
    [{ every: 'minutes', n: 1 }, ['2026-01-01 00:01', '2026-01-01 00:02', '2026-01-01 00:03']],
    [{ every: 'minutes', n: 60 }, ['2026-01-01 01:00', '2026-01-01 02:00', '2026-01-01 03:00']],
    [{ every: 'minutes', n: 90 }, ['2026-01-01 01:30', '2026-01-01 03:00', '2026-01-01 04:30']],
    [{ every: 'hours', n: 6, at: '00:05' }, ['2026-01-01 00:05', '2026-01-01 06:05', '2026-01-01 12:05']],
    [{ every: 'hours', n: 24 }, ['2026-01-02 00:00', '2026-01-03 00:00', '2026-01-04 00:00']],
    [{ every: 'days', at: '09:00' }, ['2026-01-01 09:00', '2026-01-02 09:00', '2026-01-03 09:00']],
    [{ every: 'days', n: 400, at: '9:00' }, ['2026-12-13 09:00', '2028-01-17 09:00', '2029-02-20 09:00']],
    [{ every: 'weeks', on: ['wed', 'mon'] }, ['2026-01-05 00:00', '2026-01-07 00:00', '2026-01-12 00:00']],
    [{ every: 'weeks', n: 2, on: ['sun'] }, ['2026-01-04 00:00', '2026-01-18 00:00', '2026-02-01 00:00']],
    [{ every: 'months' }, ['2026-02-01 00:00', '2026-03-01 00:00', '2026-04-01 00:00']],
    [{ every: 'months', n: 3, on: ['15', 'last'] }, ['2026-01-15 00:00', '2026-01-31 00:00', '2026-04-15 00:00']],
    [{ every: 'months', on: ['31'] }, ['2026-01-31 00:00', '2026-03-31 00:00', '2026-05-31 00:00']],
    [{ cron: '0 9 * * MON#2' }, ['2026-01-12 09:00', '2026-02-09 09:00', '2026-03-09 09:00']],
    [{ cron: '*/20 * * * * *' }, ['2026-01-01 00:00:20', '2026-01-01 00:00:40', '2026-01-01 00:01']],
    [{ cron: '0 0 29 2 *' }, ['2028-02-29 00:00', '2032-02-29 00:00', '2036-02-29 00:00']],
    [{ cron: '0 0 * 2 MON#5' }, ['2044-02-29 00:00', '2072-02-29 00:00', '2112-02-29 00:00']],
    [{ cron: '0 0 30 2 *' }, []],
    [{ cron: '* * * *' }, []],
  ])('of %j', (rule, expected) => {
    expect(next(rule, '2026-01-01T00:00:00Z')).toEqual(expected);
  });

  test.each([
    [{ every: 'hours', n: 5, at: '00:10' }, 'Asia/Kolkata', ['2026-01-01 07:10', '2026-01-01 12:10']],
    [{ every: 'hours', n: 5, at: '00:10' }, 'America/St_Johns', ['2026-01-01 00:10', '2026-01-01 05:10']],
    [{ every: 'days', n: 2, at: '00:30' }, 'Pacific/Auckland', ['2026-01-02 00:30', '2026-01-04 00:30']],
    [{ every: 'days', n: 2, at: '23:30' }, 'Pacific/Honolulu', ['2025-12-31 23:30', '2026-01-02 23:30']],
  ])('of %j in %s count by the clock there', (rule, zone, expected) => {
    const times = next(rule, '2026-01-01T00:00:00Z', zone, 2);
    expect(times.map((time) => time.slice(14))).toEqual(expected.map((time) => time.slice(14)));
    expect(times).toHaveLength(2);
  });

  test.each([
    ['Europe/Berlin', '2026-03-28T22:00:00Z', ['2026-03-29 03:30', '2026-03-30 02:30', '2026-03-31 02:30']],
    ['Europe/Berlin', '2026-10-24T22:00:00Z', ['2026-10-25 02:30', '2026-10-26 02:30', '2026-10-27 02:30']],
    ['America/New_York', '2026-03-08T05:00:00Z', ['2026-03-08 03:30', '2026-03-09 02:30', '2026-03-10 02:30']],
  ])('in %s around a change of its clocks after %s come once a day', (zone, after, expected) => {
    expect(next({ every: 'days', at: '02:30' }, after, zone)).toEqual(expected);
    expect(next({ cron: '30 2 * * *' }, after, zone)).toEqual(expected);
  });

  test.each([
    ['Europe/Berlin', '2026-03-28T22:00:00Z'],
    ['Europe/Berlin', '2026-10-24T22:00:00Z'],
    ['America/New_York', '2026-03-08T05:00:00Z'],
    ['America/New_York', '2026-11-01T03:00:00Z'],
  ])('in %s are the same whenever somebody asks around the change after %s', (zone, from) => {
    for (const rule of [{ every: 'days', at: '02:30' }, { cron: '*/15 1,2 * * *' }, { every: 'days', at: '01:30' }]) {
      const settings = schedule(rule, zone);
      const all = nextTimes(settings, new Date(from), 20).map(({ at }) => at.getTime());
      for (let minute = 0; minute < 8 * 60; minute += 10) {
        const asked = Date.parse(from) + minute * 60_000;
        const [first] = nextTimes(settings, new Date(asked), 1);
        expect([minute, first?.at.getTime()]).toEqual([minute, all.find((time) => time > asked)]);
      }
    }
  });

  test('of every hour are an hour apart, whatever the clocks do', () => {
    const hourly = nextTimes(schedule({ every: 'hours' }, 'America/New_York'), new Date('2026-11-01T03:30:00Z'), 5);
    expect(hourly.map(({ at }) => at.toISOString().slice(11, 16))).toEqual([
      '04:00',
      '05:00',
      '06:00',
      '07:00',
      '08:00',
    ]);
  });

  test('of several rules come in order, one that two of them name once', () => {
    const rules = [{ cron: '0 * * * *' }, { cron: '30 * * * *' }, { cron: '0 1 * * *' }, { cron: 'never' }];
    const times = nextTimes(readSettings({ rules }), new Date('2026-01-01T00:00:00Z'), 3);
    expect(times.map(({ at, rule }) => [at.toISOString().slice(11, 16), rule])).toEqual([
      ['00:30', 1],
      ['01:00', 0],
      ['01:30', 1],
    ]);
  });

  const rule = fc.oneof(
    fc.record({
      every: fc.constantFrom('minutes', 'hours', 'days', 'weeks', 'months'),
      n: fc.integer({ min: 1, max: 1000 }),
      at: fc.constantFrom('', '00:00', '02:30', '23:59'),
      on: fc.constantFrom([], ['mon', 'sun'], ['31'], ['last', '1']),
    }),
    fc.record({
      cron: fc.constantFrom('*/7 2,3 * * *', '0 0 31 2,4 *', '0 0 29 2 *', '*/10 * * * * *'),
    }),
  );
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham');
  const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });

  test('come after the moment and in order, and going on from one gives the rest, in bounded time', () => {
    fc.assert(
      fc.property(rule, zone, moment, (it, timezone, after) => {
        const settings = schedule(it, timezone);
        const begun = performance.now();
        const times = nextTimes(settings, after, 4).map(({ at }) => at.getTime());
        expect(performance.now() - begun).toBeLessThan(3000);
        expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
        expect(times.every((time) => time > after.getTime())).toBe(true);
        const [first, ...rest] = times;
        const going = first === undefined ? [] : nextTimes(settings, new Date(first), 3).map(({ at }) => at.getTime());
        expect(going).toEqual(first === undefined ? [] : rest);
      }),
      { numRuns: 100 },
    );
  });

  test('of cron texts are those of the parser, which goes through all days', () => {
    const dates = fc.constantFrom('*', '1', '15,31', 'L', '*/9');
    const months = fc.constantFrom('*', '2', '4,6', '*/5');
    const weekdays = fc.constantFrom('*', 'MON', '5L', 'TUE#3', '0,6');
    fc.assert(
      fc.property(dates, months, weekdays, zone, moment, (date, month, weekday, timezone, after) => {
        const cron = `30 6,18 ${date} ${month} ${weekday}`;
        const parser = parseCron(cron, timezone, after);
        const expected = Array.from({ length: 6 }, () => parser.next().getTime());
        const times = nextTimes(schedule({ cron }, timezone), after, 6).map(({ at }) => at.getTime());
        expect(times).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('of rules that come once in decades take a moment, and the last of them too', () => {
    const rules = Array.from({ length: 10 }, (_, minute) => ({ cron: `${minute} 2 31 2 1#5` }));
    const settings = readSettings({
      rules: [...rules.slice(1), { cron: '* * * * * *' }],
      timezone: 'Africa/Casablanca',
    });
    const begun = performance.now();
    expect(nextTimes(readSettings({ rules, timezone: 'Africa/Casablanca' }), new Date('2026-12-01'), 5)).toHaveLength(
      5,
    );
    const from = { at: new Date('2026-11-01T00:00:00Z'), rule: 9 };
    expect(lastTime(settings, from, new Date('2026-12-01T00:00:00Z')).at).toEqual(new Date('2026-12-01T00:00:00Z'));
    // It was sixteen seconds.
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  test('up to a moment end with the last, found without going through all', () => {
    fc.assert(
      fc.property(rule, zone, moment, fc.integer({ min: 1, max: 3 * 86_400_000 }), (it, timezone, after, ms) => {
        const settings = schedule(it, timezone);
        const [first] = nextTimes(settings, after, 1);
        const until = new Date((first?.at.getTime() ?? 0) + ms);
        const last = first && lastTime(settings, first, until);
        const [following] = last ? nextTimes(settings, last.at, 1) : [];
        expect(last === undefined || last.at <= until).toBe(true);
        expect(following === undefined || following.at > until).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
