import { describe, expect, test } from 'vitest';
import { createLogger } from './create-logger.js';
import { NestLogger } from './nest-logger.js';

function recorded(readable = false) {
  const lines: string[] = [];
  const logger = createLogger({ level: 'debug', readable, destination: { write: (line) => void lines.push(line) } });
  return { logger, lines };
}

describe('the log', () => {
  test('cuts secrets out by the name of their field, also in nested objects', () => {
    const { logger, lines } = recorded();
    logger.info({
      password: 'hunter2',
      request: { headers: { authorization: 'Bearer hunter2', cookie: 'a=hunter2', 'set-cookie': 'hunter2' } },
      config: { webhookUrl: 'https://chat.example.com/hunter2', name: 'kept' },
    });
    expect(lines.join('')).not.toContain('hunter2');
    expect(lines.join('')).toContain('kept');
  });

  test('writes one JSON object a line with the level in words', () => {
    const { logger, lines } = recorded();
    logger.warn({ runId: 'r1' }, 'late');
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'warn', msg: 'late', runId: 'r1' });
  });

  test('writes short lines for people, with the stack of an error below', () => {
    const { logger, lines } = recorded(true);
    logger.error({ err: new Error('broken'), runId: 'r1' }, 'step failed');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d error step failed \{"runId":"r1"\}\nError: broken\n {4}at /);
  });

  test('takes what Nest says, with its place and its error', () => {
    const { logger, lines } = recorded();
    new NestLogger(logger).error(new Error('broken'), 'Router');
    new NestLogger(logger).log('Mapped route', 'Router');
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', context: 'Router', err: { message: 'broken' } });
    expect(JSON.parse(lines[1]!)).toMatchObject({ level: 'debug', msg: 'Mapped route' });
  });
});
