import { HIDDEN } from '@hookline/providers';
import type { FastifyRequest } from 'fastify';
import { bodyOf, queryOf } from '../../platform/http/requests/raw-requests.js';
import { withoutSession } from '../auth/index.js';
import type { EventRow } from '../engine/index.js';

/** A request at a trigger URL, as it is stored, without the trigger's key. */
export interface IncomingRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names and values in the order received. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly contentType: string | null;
  readonly remoteAddress: string;
  /** The Origin header, when a web page sends the request. */
  readonly origin: string | null;
  /** The public URL that the sender used. */
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
    // Undefined after the sender has hung up, whatever the type says.
    remoteAddress: request.ip ?? '',
    origin: request.headers.origin ?? null,
    url: `${publicUrl}${request.url}`,
  };
}

const MIN_KEY_LENGTH = 16;

/**
 * Proxies copy the requested path into headers of their own, and a reader of the event could start runs with the key in
 * it.
 */
export function withoutKey(request: IncomingRequest, key: string): IncomingRequest {
  // A shorter text is no secret of ours, and may be part of any word.
  if (key.length < MIN_KEY_LENGTH) return request;
  const { path, query, headers } = request;
  const hide = (text: string): string => (text.includes(key) ? text.replaceAll(key, HIDDEN) : text);
  if (hide(path) === path && hide(query) === query && headers.every(([, value]) => hide(value) === value))
    return request;
  const shown = headers.map(([name, value]) => [name, hide(value)] as const);
  return { ...request, path: hide(path), query: hide(query), headers: shown };
}

/** The event row, for the trigger's output before it is stored. */
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

/** The path after the key, so that the key stays out of outputs. */
function pathOf(url: string): string {
  const [path = ''] = url.split('?', 1);
  return `/${path.split('/').slice(3).join('/')}`;
}

/** As sent, except for the session cookie of a person who opens a trigger's URL in the browser. */
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
