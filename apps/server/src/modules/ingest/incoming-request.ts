import { HIDDEN } from '@hookline/providers';
import type { FastifyRequest } from 'fastify';
import { bodyOf, queryOf } from '../../platform/http/raw-requests.js';
import { withoutSession } from '../auth/index.js';
import type { EventRow } from '../engine/index.js';

/** A request at a trigger URL, as it is stored. The trigger's key is left out of it. */
export interface IncomingRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names and values in the order received. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly contentType: string | null;
  readonly remoteAddress: string;
  /** Of the page that sends, when it is one: the header Origin. */
  readonly origin: string | null;
  /** The address that the sender used, as the public knows it. */
  readonly url: string;
}

export function readRequest(request: FastifyRequest, publicUrl: string): IncomingRequest {
  return {
    method: request.method,
    path: pathOf(request.url),
    query: queryOf(request),
    headers: headerPairs(request),
    body: bodyOf(request),
    contentType: request.sentContentType,
    // Of a sender that has hung up, nobody knows it any more, whatever the type says.
    remoteAddress: request.ip ?? '',
    origin: request.headers.origin ?? null,
    url: `${publicUrl}${request.url}`,
  };
}

const MIN_KEY_LENGTH = 16;

/** Proxies tell in headers of their own which path was asked for, and whoever reads the event could start runs with that. */
export function withoutKey(request: IncomingRequest, key: string): IncomingRequest {
  // What is shorter is no secret of ours, and may be part of any word.
  if (key.length < MIN_KEY_LENGTH) return request;
  const { path, query, headers } = request;
  const hide = (text: string): string => (text.includes(key) ? text.replaceAll(key, HIDDEN) : text);
  if (hide(path) === path && hide(query) === query && headers.every(([, value]) => hide(value) === value))
    return request;
  const shown = headers.map(([name, value]) => [name, hide(value)] as const);
  return { ...request, path: hide(path), query: hide(query), headers: shown };
}

/** What the trigger's output is made of, before there is a row. */
export const toEventRow = (
  { method, path, query, headers, body, contentType }: IncomingRequest,
  named: { readonly provider: string; readonly id: string | null; readonly type: string | null },
): EventRow => ({
  method,
  path,
  query,
  headers: JSON.stringify(headers),
  body,
  content_type: contentType,
  provider: named.provider,
  sender_event_id: named.id,
  event_type: named.type,
  received_at: new Date(),
});

/** What comes after the key, so that the key does not travel into outputs. */
function pathOf(url: string): string {
  const [path = ''] = url.split('?', 1);
  return `/${path.split('/').slice(3).join('/')}`;
}

/** As sent, but for the login of a person who opens a trigger's address in the browser. */
function headerPairs({ raw }: FastifyRequest): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < raw.rawHeaders.length; index += 2) {
    const name = raw.rawHeaders[index] ?? '';
    const value = raw.rawHeaders[index + 1] ?? '';
    const kept = name.toLowerCase() === 'cookie' ? withoutSession(value) : value;
    if (kept !== '' || value === '') pairs.push([name, kept]);
  }
  return pairs;
}
