import { checkConfig, defaultConfig, parseConfig } from '@hookline/node-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scheduleDefinition } from './definition.js';
import { nextTimes } from './next-times.js';
import { parseSettings } from './parse-settings.js';
import { readSettings } from './settings.js';
import { isTooOften, timeNote } from './time-note.js';

const problems = (config: object) =>
  checkConfig(scheduleDefinition, config).map(({ field, message }) => [field, message]);

describe('the settings of a schedule', () => {
  test('are daily at nine where nothing is said, by the clock of whoever adds it', () => {
    const rule = { every: 'days', n: 1, at: '09:00', on: [], cron: '' };
    expect(parseConfig(scheduleDefinition, {})).toEqual({ rules: [rule], timezone: 'UTC', missed: 'skip' });
    expect(defaultConfig(scheduleDefinition, 'Europe/Berlin')).toMatchObject({ timezone: 'Europe/Berlin' });
    expect(problems({})).toEqual([]);
  });

  test.each([
    [{ rules: [] }, 'rules', 'Times: Add at least one.'],
    [{ rules: Array(11).fill({}) }, 'rules', 'Times: A schedule has 10 at most. Add another schedule for more.'],
    [{ rules: [{ at: '25:00' }] }, 'rules.0.at', 'Times 1, At: Write a time like 09:00.'],
    [{ rules: [{}, { cron: '* *' }] }, 'rules.1.cron', expect.stringMatching(/^Times 2, Cron: It has 2 fields/)],
    [{ rules: [{ every: 'weeks', on: ['mon', '3'] }] }, 'rules.0.on', 'Times 1, On: Choose days of the week.'],
    [{ rules: [{ n: 1e308 }] }, 'rules.0.n', 'Times 1, How many: It needs to be at most 1000.'],
    [{ rules: [{ n: -1e308 }] }, 'rules.0.n', 'Times 1, How many: It needs to be at least 1.'],
    [{ rules: [{ n: 0 }] }, 'rules.0.n', 'Times 1, How many: It needs to be at least 1.'],
    [{ rules: [{ n: '{{ 3 }}' }] }, 'rules.0.n', 'Times 1, How many: It needs to be a number.'],
    [
      { timezone: 'Mars/Base' },
      'timezone',
      'Time zone: No time zone is called that. Choose one like Europe/Berlin, or UTC.',
    ],
    [{ timezone: '+02:00' }, 'timezone', expect.stringMatching(/^Time zone: No time zone/)],
    [{ missed: 'all' }, 'missed', 'Times while Hookline did not run: Choose one of skip, once.'],
  ])('have a fault in %j', (config, field, message) => {
    expect(problems(config)).toEqual([[field, message]]);
  });

  test('read of a stored config leave out a rule that cannot run, and keep the places of the others', () => {
    const { rules, timezone } = readSettings({ rules: [{ cron: '@daily' }, { cron: '0 9 * * *' }], timezone: 'x y' });
    expect(rules).toEqual([null, { kind: 'cron', cron: '0 9 * * *' }]);
    expect(timezone).toBe('UTC');
  });

  const stored = (change: object) => {
    const { rules, timezone, missed } = readSettings({
      rules: [{ every: 'weeks', on: ['mon'] }, { cron: '0 9 * * *' }, { cron: '', at: 'x' }],
    });
    const [first, ...more] = rules;
    return JSON.stringify({ rules: [{ ...first, ...change }, ...more], timezone, missed });
  };

  test('are the same when they have been a row', () => {
    expect(parseSettings(stored({}))).toEqual(
      readSettings({ rules: [{ every: 'weeks', on: ['mon'] }, { cron: '0 9 * * *' }, { at: 'x' }] }),
    );
  });

  test.each([
    [{ n: 1.5 }, /^rules.0.n: /],
    [{ n: 0 }, /^rules.0.n: /],
    [{ n: 1e308 }, /^rules.0.n: /],
    [{ hour: 24 }, /^rules.0.hour: /],
    [{ days: ['31'] }, /^rules.0: days that the unit does not have$/],
    [{ kind: 'cron', cron: '* * *' }, /^rules.0.cron: a cron text that cannot be read$/],
    [{ kind: 'sun' }, /^rules.0.kind: /],
  ])('of a row are refused where a rule has %j', (change, reason) => {
    expect(() => parseSettings(stored(change))).toThrow(reason);
  });

  test('are looked at and counted in a moment, whatever the config is', () => {
    const odd = fc.oneof(fc.constantFrom<unknown>('', '02:30', 'weeks', ['mon'], '0 0 31 2,4 *', '\0'), fc.jsonValue());
    const rule = fc.record({ every: odd, n: odd, at: odd, on: odd, cron: odd }, { requiredKeys: [] });
    const config = fc.record(
      { rules: fc.oneof(fc.array(rule), odd), timezone: odd, missed: odd },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(config, (it) => {
        const begun = performance.now();
        const settings = readSettings(it);
        const found = checkConfig(scheduleDefinition, it).length + nextTimes(settings, new Date(0), 2).length;
        expect(scheduleDefinition.caption?.(it)).not.toBe('');
        expect(found).toBeGreaterThan(0);
        expect(performance.now() - begun).toBeLessThan(2000);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    [{}, 'Every day at 09:00'],
    [{ rules: [{ every: 'minutes', n: 15 }] }, 'Every 15 minutes'],
    [{ rules: [{ every: 'hours', at: '00:05' }] }, 'Every hour at :05'],
    [{ rules: [{ every: 'weeks', n: 2, on: ['wed', 'mon'], at: '8:30' }] }, 'Every 2 weeks on Mon, Wed at 08:30'],
    [
      { rules: [{ every: 'months', on: ['last', '15'] }, {}] },
      'Every month on day 15, the last day at 00:00 and 1 more',
    ],
    [{ rules: [{ cron: '0 9 * * 1-5' }] }, 'Cron 0 9 * * 1-5'],
    [{ rules: [{ cron: '0' }] }, undefined],
  ])('%j are called %s on the card', (config, words) => {
    expect(scheduleDefinition.caption?.(config)).toBe(words);
  });
});

describe('a note', () => {
  const notes = (rule: object, timezone: string, after: string) => {
    const settings = readSettings({ rules: [rule], timezone });
    return nextTimes(settings, new Date(after), 2).map((time) => timeNote(settings, time)?.slice(0, 21));
  };

  test.each(['Europe/Berlin 2026-03-28', 'America/New_York 2026-03-07'])(
    'says that the clocks of %s skip a time',
    (place) => {
      const [zone = '', day] = place.split(' ');
      const expected = ['The clocks go forward', undefined];
      expect(notes({ every: 'days', at: '02:30' }, zone, `${day}T12:00:00Z`)).toEqual(expected);
      expect(notes({ cron: '30 2 * * *' }, zone, `${day}T12:00:00Z`)).toEqual(expected);
    },
  );

  test.each(['Europe/Berlin 2026-10-24 02:30', 'America/New_York 2026-10-31 01:30'])(
    'says that %s comes twice',
    (place) => {
      const [zone = '', day, at] = place.split(' ');
      expect(notes({ every: 'days', at }, zone, `${day}T12:00:00Z`)).toEqual(['The clocks go back th', undefined]);
    },
  );

  test('is not made of what runs each hour anyway, nor of other times of such a day', () => {
    expect(notes({ every: 'hours' }, 'Europe/Berlin', '2026-10-25T00:00:00Z')).toEqual([undefined, undefined]);
    expect(notes({ every: 'days', at: '04:00' }, 'Europe/Berlin', '2026-10-24T12:00:00Z')).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('warns of what runs more often than each minute', () => {
    const often = (cron: string) => isTooOften(nextTimes(readSettings({ rules: [{ cron }] }), new Date(0), 5));
    expect(often('*/30 * * * * *')).toBe(true);
    expect(often('* * * * *')).toBe(false);
  });
});
