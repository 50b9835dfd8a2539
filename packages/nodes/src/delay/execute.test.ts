import { checkConfig, resolveConfig } from '@hookline/node-kit';
import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { delayDefinition } from './definition.js';
import { executeDelay } from './execute.js';

const now = new Date('2026-06-01T12:00:00.000Z');
const input = { id: 1 };
const wait = (config: unknown) => runNode(executeDelay, { config, input, now });
const onAtOnce = { kind: 'completed', port: 'out', output: input };

describe('delay', () => {
  test('waits for a length of time and hands on its input', async () => {
    expect(await wait({ amount: 2, unit: 'days' })).toEqual({
      kind: 'suspended',
      until: '2026-06-03T12:00:00.000Z',
      port: 'out',
      output: input,
    });
    expect(await wait({})).toMatchObject({ until: '2026-06-01T12:01:00.000Z' });
    expect(await wait({ amount: 1.5, unit: 'hours' })).toMatchObject({ until: '2026-06-01T13:30:00.000Z' });
  });

  test('waits until a time, given as text or number', async () => {
    const until = { kind: 'suspended', until: '2026-06-01T13:00:00.000Z', port: 'out', output: input };
    expect(await wait({ mode: 'until', at: '2026-06-01T15:00+02:00' })).toEqual(until);
    expect(await wait({ mode: 'until', at: now.getTime() / 1000 + 3600 })).toEqual(until);
  });

  test('reads a time without an offset in the time zone of the workflow', async () => {
    const config = { mode: 'until', at: '2026-06-01 15:00' };
    const outcome = await runNode(executeDelay, { config, input, now, timezone: 'Europe/Berlin' });
    expect(outcome).toMatchObject({ until: '2026-06-01T13:00:00.000Z' });
  });

  test('goes on at once when there is nothing to wait for', async () => {
    expect(await wait({ amount: 0 })).toEqual(onAtOnce);
    expect(await wait({ mode: 'until', at: '2026-06-01T12:00:00Z' })).toEqual(onAtOnce);
    expect(await wait({ mode: 'until', at: '2020-01-01' })).toEqual(onAtOnce);
  });

  test('waits no longer than 365 days', async () => {
    expect(await wait({ amount: 365, unit: 'days' })).toMatchObject({ until: '2027-06-01T12:00:00.000Z' });
    await expect(wait({ amount: 366, unit: 'days' })).rejects.toMatchObject({
      code: 'delay.too-long',
      message: 'A run waits at most 365 days, and 366 days is longer. Choose a time that is nearer.',
      details: { field: 'amount' },
    });
    await expect(wait({ mode: 'until', at: '9999-12-31' })).rejects.toMatchObject({ code: 'delay.too-long' });
    await expect(wait({ mode: 'until', at: 1e300 })).rejects.toMatchObject({ code: 'delay.too-long' });
  });

  test('says what it got in place of a time', async () => {
    await expect(wait({ mode: 'until', at: 'tomorrow' })).rejects.toMatchObject({
      code: 'delay.time-unreadable',
      message:
        'Date and time: It is "tomorrow", which is no time. Write a date and time like 2026-12-31T18:00:00Z, or seconds since 1970.',
      details: { field: 'at' },
    });
    const config = await resolveConfig(delayDefinition, { mode: 'until', at: '{{ input.due }}' }, { input });
    await expect(wait(config)).rejects.toThrow('Date and time: There is none');
    await expect(wait({ mode: 'until', at: 7 })).rejects.toThrow('Date and time: It is 7, which is no time');
  });

  test('finds a draft that cannot work', () => {
    const faults = (config: unknown) =>
      checkConfig(delayDefinition, config).map(({ field, message }) => [field, message]);
    expect(faults({ mode: 'until', at: 'tomorrow' })).toEqual([['at', expect.stringMatching(/^Date and time: Write/)]]);
    expect(faults({ mode: 'until', at: '{{ input.due }}' })).toEqual([]);
    expect(faults({ mode: 'until' })).toEqual([['at', 'Date and time is empty. Fill it in.']]);
    expect(faults({ amount: 53, unit: 'days' })).toEqual([]);
    expect(faults({ amount: 400, unit: 'days' })).toEqual([
      ['amount', 'How long: A run waits at most 365 days. Choose a shorter time.'],
    ]);
  });

  test('says on its card how long it waits', () => {
    const caption = (config: Record<string, unknown>) => delayDefinition.caption?.(config);
    expect(caption({})).toBe('for 1 minute');
    expect(caption({ amount: 2, unit: 'days' })).toBe('for 2 days');
    expect(caption({ amount: '{{ input.days }}', unit: 'days' })).toBeUndefined();
    expect(caption({ mode: 'until', at: '2026-12-31' })).toBe('until 2026-12-31');
    expect(caption({ mode: 'until', at: '{{ input.due }}' })).toBe('until a time');
  });
});
