import { NodeError, type HttpRequest } from '@hookline/node-kit';
import { createTestContext } from '@hookline/node-kit/testing';
import { expect, test } from 'vitest';
import { defineApp } from './define-app.js';
import { executeAction } from './execute-action.js';

const facts = { id: 'acme', name: 'Acme', mark: 'Ac', ground: 0, docs: '', credentials: [] } as const;
const timeout = new NodeError({ code: 'http.timeout', message: 'Acme did not answer in time.', retryable: true });

/** How a request without an answer in time fails. */
async function failureOf(idempotencyHeader: string | undefined, method: 'GET' | 'POST') {
  const app = defineApp({ ...facts, idempotencyHeader });
  const action = app.action({
    id: 'call',
    title: 'Call',
    summary: 'Calls.',
    effect: method === 'GET' ? 'read' : 'write',
    fields: {},
    request: () => ({ method, path: '/x' }),
  });
  const sent: HttpRequest[] = [];
  const http = {
    request: (request: HttpRequest) => {
      sent.push(request);
      return Promise.reject(timeout);
    },
  };
  const failed = executeAction(action).execute({ credential: 'c1' }, { ...createTestContext(), http });
  const error = await failed.catch((reason: unknown) => reason);
  return { sent, error };
}

test('a write that is not answered in time is not sent again by itself: it may have happened', async () => {
  const { error, sent } = await failureOf(undefined, 'POST');
  expect(error).toMatchObject({ code: 'http.timeout', mayHaveHappened: true, retryable: false });
  expect(sent).toMatchObject([{ url: '/x', credential: 'c1', timeoutMs: 20_000, maxRedirects: 0 }]);
});

test('a write with an idempotency key, and a read, are', async () => {
  const { error, sent } = await failureOf('idempotency-key', 'POST');
  expect(error).toMatchObject({ mayHaveHappened: false, retryable: true });
  expect(sent[0]?.headers).toMatchObject({ 'idempotency-key': 'run-1:step-1' });
  expect((await failureOf(undefined, 'GET')).error).toMatchObject({ mayHaveHappened: false, retryable: true });
});
