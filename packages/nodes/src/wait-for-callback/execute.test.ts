import { checkConfig, outputPorts } from '@hookline/node-kit';
import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { waitForCallbackDefinition } from './definition.js';
import { executeWaitForCallback } from './execute.js';

const now = new Date('2026-06-01T12:00:00.000Z');
const wait = (config: unknown) => runNode(executeWaitForCallback, { config, input: { id: 1 }, now });

describe('wait for callback', () => {
  test('waits a week for a call, and goes on at timeout with its input when none comes', async () => {
    expect(await wait({})).toEqual({
      kind: 'suspended',
      until: '2026-06-08T12:00:00.000Z',
      port: 'timeout',
      output: { id: 1 },
      callback: {
        title: 'A workflow is waiting',
        text: '',
        answers: [{ name: 'continue', label: 'Continue', port: 'out' }],
      },
    });
  });

  test('asks a person, with a button for each answer', async () => {
    const config = { mode: 'approval', title: 'Refund 20?', text: 'Ada asks.', timeout: { amount: 2, unit: 'hours' } };
    expect(await wait(config)).toMatchObject({
      until: '2026-06-01T14:00:00.000Z',
      callback: {
        title: 'Refund 20?',
        text: 'Ada asks.',
        answers: [
          { name: 'approved', label: 'Approve', port: 'approved' },
          { name: 'rejected', label: 'Reject', port: 'rejected' },
        ],
      },
    });
  });

  test.each([{}, { mode: 'call' }, { mode: 'approval' }])(
    'answers only by the ports it has with %j',
    async (config) => {
      const ports = outputPorts(waitForCallbackDefinition, config);
      const outcome = await wait(config);
      if (outcome.kind !== 'suspended') throw new Error('It does not wait');
      expect([...(outcome.callback?.answers ?? []), outcome].map(({ port }) => port)).toEqual(ports);
    },
  );

  test('waits no longer than 365 days', async () => {
    const config = { timeout: { amount: 400 } };
    await expect(wait(config)).rejects.toMatchObject({ code: 'wait.too-long', details: { field: 'timeout.amount' } });
    expect(checkConfig(waitForCallbackDefinition, config)).toEqual([
      {
        field: 'timeout.amount',
        code: 'field.wrong',
        message: 'Wait at most, How long: A run waits at most 365 days. Choose a shorter time.',
      },
    ]);
  });

  test('says on its card for what it waits, and how long', () => {
    const caption = (config: Record<string, unknown>) => waitForCallbackDefinition.caption?.(config);
    expect(caption({})).toBe('a call, up to 7 days');
    expect(caption({ mode: 'approval', timeout: { amount: 1, unit: 'hours' } })).toBe('approval, up to 1 hour');
    expect(caption({ timeout: { amount: '{{ input.days }}' } })).toBe('a call');
  });
});
