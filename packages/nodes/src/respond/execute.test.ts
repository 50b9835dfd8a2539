import { checkConfig, effectOf } from '@hookline/node-kit';
import { createTestContext, runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { respondDefinition } from './definition.js';
import { executeRespond } from './execute.js';

async function respond(config: object) {
  const context = createTestContext();
  const outcome = await executeRespond.execute(config, context);
  return { outcome, answers: context.responses };
}

describe('respond', () => {
  test('answers with an empty 200 unless told otherwise, and goes on with what it answered', async () => {
    const { outcome, answers } = await respond({});
    expect(answers).toEqual([{ status: 200, headers: [], body: '' }]);
    const output = { answered: true, status: 200, headers: {}, body: null };
    expect(outcome).toEqual({ kind: 'completed', port: 'out', output });
  });

  test.each([
    [{ type: 'json', value: { id: 7, note: null } }, '{"id":7,"note":null}', { id: 7, note: null }],
    [{ type: 'json', value: 'just text' }, '"just text"', 'just text'],
    [{ type: 'json', value: null }, 'null', null],
  ])('answers with JSON: %j', async (body, text, value) => {
    const { outcome, answers } = await respond({ status: 202, body });
    const type = 'application/json; charset=utf-8';
    expect(answers).toEqual([{ status: 202, headers: [['content-type', type]], body: text }]);
    expect(outcome).toMatchObject({ output: { status: 202, headers: { 'content-type': type }, body: value } });
  });

  test.each(['Thank you\n', ''])('answers with text: %j', async (value) => {
    const { outcome, answers } = await respond({ body: { type: 'text', value } });
    const type = 'text/plain; charset=utf-8';
    expect(answers).toEqual([{ status: 200, headers: [['content-type', type]], body: value }]);
    expect(outcome).toMatchObject({ output: { headers: { 'content-type': type }, body: value } });
  });

  test('sends headers of its own', async () => {
    const headers = [
      { name: 'Content-Type', value: 'text/html' },
      { name: 'X-A', value: '1' },
      { name: 'x-a', value: '2' },
    ];
    const { outcome, answers } = await respond({ headers, body: { type: 'text', value: '<p>' } });
    const [answer] = answers;
    expect(answer?.headers).toEqual([
      ['content-type', 'text/html'],
      ['x-a', '1, 2'],
    ]);
    expect(outcome).toMatchObject({ output: { headers: { 'content-type': 'text/html', 'x-a': '1, 2' } } });
  });

  test('says when its answer is not the one that counts, and goes on all the same', async () => {
    const responded = { answered: false, reason: 'Another step of this run has answered already.' } as const;
    expect(await runNode(executeRespond, { config: { status: 201 }, responded })).toEqual({
      kind: 'completed',
      port: 'out',
      output: { ...responded, status: 201, headers: {}, body: null },
    });
  });

  test.each([
    [{ status: 99 }, 'Status: It needs to be at least 200.'],
    [{ status: 'soon' }, 'Status: It needs to be a number.'],
    [{ headers: [{ name: 'Transfer-Encoding', value: 'chunked' }] }, /^Headers 1, Name: Hookline sets/],
    [
      { headers: [{ name: 'Set-Cookie', value: 'a=1' }] },
      /^Headers 1, Name: An answer of yours cannot carry set-cookie/,
    ],
    [{ headers: [{ name: 'x-a', value: 'a\r\nset-cookie: b' }] }, /^Headers 1, Value: A header is one line/],
    [{ headers: [{ name: 'x-a', value: '€' }] }, /^Headers 1, Value: A header cannot carry the character “€”/],
    [{ status: 204, body: { type: 'text', value: 'x' } }, 'Body: An answer with the status 204 has none. Choose None.'],
  ])('refuses %j before anything is answered', async (config, message) => {
    const context = createTestContext();
    await expect(executeRespond.execute(config, context)).rejects.toMatchObject({ code: 'config.wrong' });
    await expect(executeRespond.execute(config, context)).rejects.toThrow(message);
    expect(context.responses).toEqual([]);
  });

  test('refuses an answer that is too large before it is given', async () => {
    const value = 'é'.repeat(1024 * 512 + 1);
    const context = createTestContext();
    await expect(executeRespond.execute({ body: { type: 'text', value } }, context)).rejects.toMatchObject({
      code: 'answer.too-large',
      message: 'The answer is 1.0 MB; the limit is 1 MB.',
      retryable: false,
    });
    expect(context.responses).toEqual([]);
  });

  test('finds in a draft what can be known of it', () => {
    const found = (config: object) => checkConfig(respondDefinition, config).map(({ field }) => field);
    expect(found({ status: 302, headers: [{ name: 'Location', value: '{{ trigger.body.next }}' }] })).toEqual([]);
    expect(found({ status: '{{ trigger.body.status }}', headers: [{ name: '{{ input.name }}' }] })).toEqual([]);
    expect(found({ status: 600, headers: [{ name: '' }, { name: 'te' }] })).toEqual([
      'status',
      'headers.0.name',
      'headers.1.name',
    ]);
    expect(found({ status: 204, body: { type: 'json', value: '{}' } })).toEqual(['body']);
    expect(found({ body: { type: 'json' } })).toEqual(['body.value']);
  });

  test('writes, and shows its status', () => {
    expect(effectOf(respondDefinition, {})).toBe('write');
    expect(respondDefinition.caption?.({ status: 404 })).toBe('404');
    expect(respondDefinition.caption?.({ status: '{{ x }}' })).toBeUndefined();
  });
});
