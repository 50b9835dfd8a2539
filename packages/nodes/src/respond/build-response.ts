import { NodeError, responseHeaders, type WebhookResponse } from '@hookline/node-kit';
import type { z } from 'zod';
import { allowsBody } from './allows-body.js';
import type { respondDefinition } from './definition.js';

type RespondConfig = z.output<typeof respondDefinition.config>;

/** In bytes. Senders read a line or two; the body is also the step's output, whose size is limited. */
const MAX_BYTES = 1024 * 1024;

/** @throws NodeError `config.wrong` or `answer.too-large` */
export function buildResponse({ status, headers, body }: RespondConfig): WebhookResponse {
  if (body.type !== 'none' && !allowsBody(status)) {
    const message = `Body: An answer with the status ${status} has none. Choose None.`;
    throw new NodeError({ code: 'config.wrong', message, details: { field: 'body' } });
  }
  const encoded = encodeBody(body);
  const size = new TextEncoder().encode(encoded.text).length;
  if (size > MAX_BYTES) {
    const megabytes = (size / 1024 / 1024).toFixed(1);
    throw new NodeError({ code: 'answer.too-large', message: `The answer is ${megabytes} MB; the limit is 1 MB.` });
  }
  return { status, headers: responseHeaders(headers, encoded.type), body: encoded.text };
}

function encodeBody(body: RespondConfig['body']): { readonly text: string; readonly type: string | undefined } {
  switch (body.type) {
    case 'none':
      return { text: '', type: undefined };
    case 'json':
      return { text: JSON.stringify(body.value ?? null), type: 'application/json; charset=utf-8' };
    case 'text':
      return { text: body.value, type: 'text/plain; charset=utf-8' };
  }
}
