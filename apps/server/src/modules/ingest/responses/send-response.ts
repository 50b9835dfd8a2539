import { headerNameFault, type WebhookResponse } from '@hookline/node-kit';
import type { FastifyReply } from 'fastify';

/**
 * A page in an answer comes from where people are logged in to Hookline, and may hold what a stranger sent: the browser
 * is told to treat it as from nowhere, so that it can read and do nothing in their name.
 */
const AS_FROM_NOWHERE =
  'sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts allow-top-navigation-by-user-activation';

/** Sends what a workflow answers. The status and headers are the author's, but for how a browser may use the body. */
export function sendResponse(reply: FastifyReply, { status, headers, body }: WebhookResponse): FastifyReply {
  reply.code(status).header('x-content-type-options', 'nosniff');
  const policies = headers.filter(([name]) => name === 'content-security-policy').map(([, value]) => value);
  // Asked again: what was published or answered before the rule was stricter goes out by the rule of today.
  for (const [name, value] of headers)
    if (!OURS.has(name) && headerNameFault(name) === undefined) reply.header(name, value);
  reply.header('content-security-policy', [AS_FROM_NOWHERE, ...policies].join(', '));
  return body === '' || WITHOUT_BODY.has(status) ? reply.send() : reply.send(Buffer.from(body));
}

/** RFC 9110 §6.4.1. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);
const OURS: ReadonlySet<string> = new Set(['content-security-policy', 'x-content-type-options']);
