/**
 * CORS for trigger URLs: allows pages of other sites to send JSON here and to read the response (the Fetch standard,
 * section 3.3). Never with credentials: the trigger URL is the only secret, and cookies do not count.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from '../endpoint-reader.js';
import { isAllowed } from '../trigger/allowed-pages.js';

type Headers = FastifyRequest['headers'];

/** Browsers repeat the preflight after this time: a person who changes the setting sees the change. */
const REMEMBER_SECONDS = '600';
const MAX_NAMES = 100;
const TOKEN = /^[\w!#$%&'*+.^`|~-]{1,100}$/;

/** A CORS preflight: neither a request of a page nor an event. */
export const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;

/** Allows the page to read the response, whatever it will be. Costs nothing for senders that are no page. */
export function allowPage(reply: FastifyReply, { pages }: Endpoint, { origin }: Headers): void {
  if (origin === undefined || !isAllowed(pages, origin)) return;
  reply.header('access-control-allow-origin', pages.mode === 'any' ? '*' : origin);
  reply.header('access-control-expose-headers', '*');
  if (pages.mode !== 'any') reply.header('vary', 'Origin');
}

/** Call it after {@link allowPage}. */
export function answerPreflight(reply: FastifyReply, { pages, settings }: Endpoint, headers: Headers): FastifyReply {
  if (!isAllowed(pages, headers.origin ?? ''))
    return reply
      .code(403)
      .type('text/plain; charset=utf-8')
      .send(`${pageReason(pages, headers.origin)}\n`);
  const names = requestedHeaders(headers['access-control-request-headers']);
  if (names !== '') reply.header('access-control-allow-headers', names);
  reply.header('access-control-allow-methods', settings.methods.join(', '));
  return reply.code(204).header('access-control-max-age', REMEMBER_SECONDS).send();
}

export const pageReason = ({ mode }: Endpoint['pages'], origin = 'null'): string =>
  mode === 'none'
    ? 'This trigger takes nothing from web pages. Choose in its settings which pages may send.'
    : `Pages of ${shown(origin)} may not send here: add that to the sites in the trigger’s settings.`;

/** The origin comes from a stranger and is echoed. */
const shown = (origin: string): string => origin.replaceAll(/[^!-~]/g, '?').slice(0, 200);

/** Echoes the requested header names, which allows `Authorization` too. An invalid list gets none. */
function requestedHeaders(header: string | string[] | undefined): string {
  const names = [header ?? []]
    .flat()
    .join(',')
    .split(',', MAX_NAMES + 1);
  const trimmed = names.map((name) => name.trim()).filter(Boolean);
  return names.length <= MAX_NAMES && trimmed.every((name) => TOKEN.test(name)) ? trimmed.join(', ') : '';
}
