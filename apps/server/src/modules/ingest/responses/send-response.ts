import { headerNameFault, type WebhookResponse } from '@hookline/node-kit';
import type { FastifyReply } from 'fastify';

/**
 * A page in a response has the origin where people are logged in to Hookline, and may contain a stranger's data: the
 * sandbox gives it an opaque origin, so that it cannot act or read in their name.
 */
const SANDBOX =
  'sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts allow-top-navigation-by-user-activation';

/** Sends a workflow's response. The author chooses the status and headers, except how browsers may use the body. */
export function sendResponse(reply: FastifyReply, { status, headers, body }: WebhookResponse): FastifyReply {
  reply.code(status).header('x-content-type-options', 'nosniff');
  const policies = headers.filter(([name]) => name === 'content-security-policy').map(([, value]) => value);
  // Checked again: a response published or stored before the rule became stricter follows today's rule.
  for (const [name, value] of headers)
    if (!CONTROLLED_HEADERS.has(name) && headerNameFault(name) === undefined) reply.header(name, value);
  reply.header('content-security-policy', [SANDBOX, ...policies].join(', '));
  return body === '' || WITHOUT_BODY.has(status) ? reply.send() : reply.send(Buffer.from(body));
}

/** RFC 9110 §6.4.1. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);
const CONTROLLED_HEADERS: ReadonlySet<string> = new Set(['content-security-policy', 'x-content-type-options']);
