import { checkConfig, outputPorts } from '@hookline/node-kit';
import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { stopDefinition } from './definition.js';
import { executeStop } from './execute.js';

describe('stop', () => {
  test('fails with the message, not to be tried again', async () => {
    await expect(runNode(executeStop, { config: { message: ' No customer. ' } })).rejects.toMatchObject({
      name: 'NodeError',
      code: 'run.stopped',
      message: 'No customer.',
      retryable: false,
    });
  });

  test('fails with a code of its own', async () => {
    const config = { message: 'Too large.', code: 'order.too-large' };
    await expect(runNode(executeStop, { config })).rejects.toMatchObject({ code: 'order.too-large' });
  });

  test('refuses a code that nobody could search for', async () => {
    const config = { message: 'x', code: 'what a mess!' };
    const message = 'Error code: Use letters, digits, dots and hyphens, for example order.too-large.';
    expect(checkConfig(stopDefinition, config)).toEqual([{ field: 'code', code: 'field.wrong', message }]);
    await expect(runNode(executeStop, { config })).rejects.toMatchObject({ code: 'config.wrong', message });
  });

  test('cuts a message that is no sentence any more', async () => {
    const failure: unknown = await runNode(executeStop, { config: { message: 'x'.repeat(5000) } }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ message: `${'x'.repeat(999)}…` });
  });

  test('is followed by nothing', () => {
    expect(outputPorts(stopDefinition, {})).toEqual([]);
  });
});
