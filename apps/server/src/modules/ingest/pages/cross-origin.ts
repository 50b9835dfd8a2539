/**
 * What a browser has to hear before it lets a page of another site send JSON here, or read the answer (the Fetch standard,
 * section 3.3). Never with credentials: the trigger's address is the only secret, and no cookie of a person counts at it.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Endpoint } from '../endpoint-reader.js';
import { isAllowed } from '../trigger/allowed-pages.js';

type Headers = FastifyRequest['headers'];

/** Browsers ask again after that: a person who changes the setting sees it change. */
const REMEMBER_SECONDS = '600';
const MAX_NAMES = 100;
const TOKEN = /^[\w!#$%&'*+.^`|~-]{1,100}$/;

/** A browser that asks whether a page may send: no request of a page, and no event. */
export const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;

/** Lets a page read the answer, whatever that is going to be. Costs those nothing who are no page. */
export function letPageRead(reply: FastifyReply, { settings: { pages } }: Endpoint, { origin }: Headers): void {
  if (origin === undefined || !isAllowed(pages, origin)) return;
  reply.header('access-control-allow-origin', pages.mode === 'any' ? '*' : origin);
  reply.header('access-control-expose-headers', '*');
  if (pages.mode !== 'any') reply.header('vary', 'Origin');
}

/** To be sent after {@link letPageRead}. */
export function answerPreflight(reply: FastifyReply, { settings }: Endpoint, headers: Headers): FastifyReply {
  if (!isAllowed(settings.pages, headers.origin ?? ''))
    return reply
      .code(403)
      .type('text/plain; charset=utf-8')
      .send(`${pageReason(settings.pages, headers.origin)}\n`);
  const names = askedFor(headers['access-control-request-headers']);
  if (names !== '') reply.header('access-control-allow-headers', names);
  reply.header('access-control-allow-methods', settings.methods.join(', '));
  return reply.code(204).header('access-control-max-age', REMEMBER_SECONDS).send();
}

export const pageReason = ({ mode }: Endpoint['settings']['pages'], origin = 'null'): string =>
  mode === 'none'
    ? 'This trigger takes nothing from web pages. Choose in its settings which pages may send.'
    : `Pages of ${shown(origin)} may not send here: add that to the sites in the trigger’s settings.`;

/** It comes from a stranger, and goes into an answer. */
const shown = (origin: string): string => origin.replaceAll(/[^!-~]/g, '?').slice(0, 200);

/** The names as they were asked for, which is what lets `Authorization` through too. What is no list of names gets none. */
function askedFor(header: string | string[] | undefined): string {
  const names = [header ?? []]
    .flat()
    .join(',')
    .split(',', MAX_NAMES + 1);
  const trimmed = names.map((name) => name.trim()).filter(Boolean);
  return names.length <= MAX_NAMES && trimmed.every((name) => TOKEN.test(name)) ? trimmed.join(', ') : '';
}
