import { settingsFor } from '@hookline/nodes/triggers';
import { describe, expect, test } from 'vitest';
import { decideTick } from './decide-tick.js';

const settings = (config: object) => settingsFor('schedule', { type: 'schedule', config });
const daily = { rules: [{ every: 'days', at: '09:00' }] };
const decide = (config: object, due: string, now: string) => {
  const { fires, nextAt } = decideTick(settings(config), new Date(due), { now: new Date(now), watchedMs: 0 });
  return [fires?.at.toISOString().slice(0, 16) ?? null, nextAt?.toISOString().slice(0, 16) ?? null];
};

describe('a schedule that is due', () => {
  test.each(['2026-01-01T09:00:00.000Z', '2026-01-01T09:00:59.999Z'])(
    'fires at %s, and is planned for the next',
    (now) => {
      for (const missed of ['once', 'skip'])
        expect(decide({ ...daily, missed }, '2026-01-01T09:00Z', now)).toEqual([
          '2026-01-01T09:00',
          '2026-01-02T09:00',
        ]);
    },
  );

  test.each(['2026-01-01T09:01:00Z', '2026-01-04T23:00:00Z'])(
    'is late by %s: once fires the last time, skip none',
    (now) => {
      const last = `${now.slice(0, 10)}T09:00`;
      const next = now.startsWith('2026-01-01') ? '2026-01-02T09:00' : '2026-01-05T09:00';
      expect(decide({ ...daily, missed: 'once' }, '2026-01-01T09:00Z', now)).toEqual([last, next]);
      expect(decide({ ...daily, missed: 'skip' }, '2026-01-01T09:00Z', now)).toEqual([null, next]);
    },
  );

  test('is not late when this process looked all the time and only came to it now', () => {
    const [due, now] = [new Date('2026-01-01T09:00Z'), new Date('2026-01-01T09:05Z')];
    const late = (watchedMs: number) => decideTick(settings({ ...daily, missed: 'skip' }), due, { now, watchedMs });
    expect(late(300_000).fires?.at).toEqual(due);
    expect(late(240_000).fires).toBeNull();
  });

  test('fires the last time after a pause when that was a moment ago, whatever is done with missed ones', () => {
    const minutely = { rules: [{ every: 'minutes' }], missed: 'skip' };
    const now = '2026-02-01T10:30:20Z';
    expect(decide(minutely, '2026-01-01T09:00Z', now)).toEqual(['2026-02-01T10:30', '2026-02-01T10:31']);
  });

  test('fires at the time that the clocks skip, and the day after at the usual one', () => {
    const half = { rules: [{ every: 'days', at: '02:30' }], timezone: 'Europe/Berlin' };
    const due = '2026-03-29T01:30:00Z';
    expect(decide(half, due, due)).toEqual(['2026-03-29T01:30', '2026-03-30T00:30']);
  });

  test('waits for the new time when the zone’s rules have changed since it was planned', () => {
    expect(decide(daily, '2026-01-01T08:00Z', '2026-01-01T08:00:01Z')).toEqual([null, '2026-01-01T09:00']);
  });

  test('has no next time when there is none', () => {
    expect(decide({ rules: [{ cron: '@never' }] }, '2026-01-01T08:00Z', '2026-01-01T08:00:01Z')).toEqual([null, null]);
  });
});
