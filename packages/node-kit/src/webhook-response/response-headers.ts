/** The headers of a webhook response, as an author enters them: what they may hold, and how they are sent. */
import { headerTextFault } from '../http/header-text-fault.js';
import type { ResponseHeader } from './webhook-response.js';

/**
 * Headers that concern one response alone. Any other name may mean something to a browser or a proxy, today or next year, that
 * holds for the whole origin (`NEL`, `Report-To`, `Service-Worker-Allowed`, `Set-Cookie`, …), which is also where people log
 * in. Also allowed: names that begin with `X-`, except those that proxies obey.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'accept',
  'accept-patch',
  'accept-post',
  'accept-ranges',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'age',
  'allow',
  'cache-control',
  'content-digest',
  'content-disposition',
  'content-language',
  'content-location',
  'content-security-policy',
  'content-type',
  'deprecation',
  'digest',
  'etag',
  'expires',
  'idempotency-key',
  'last-modified',
  'link',
  'location',
  'preference-applied',
  'ratelimit',
  'ratelimit-limit',
  'ratelimit-policy',
  'ratelimit-remaining',
  'ratelimit-reset',
  'referrer-policy',
  'repr-digest',
  'request-id',
  'retry-after',
  'server-timing',
  'signature',
  'signature-input',
  'sunset',
  'traceparent',
  'tracestate',
  'vary',
  'warning',
  'webhook-allowed-origin',
  'webhook-allowed-rate',
  'webhook-id',
  'webhook-signature',
  'webhook-timestamp',
  'www-authenticate',
]);

/** With these, a response could make a proxy in front of Hookline send one of its files, or make browsers trust other sites. */
const OBEYED_BY_PROXIES =
  /^x-(accel|sendfile|lighttpd|reproxy|litespeed|permitted-cross-domain|original|rewrite|forwarded)/;

/** Headers of the connection (RFC 9110 §7.6.1) or of how the body is sent: Hookline sets them. */
const RESERVED: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const MAX_VALUE_LENGTH = 8000;

/** What is wrong with a header's name, or undefined. A name is a token (RFC 9110 §5.6.2). */
export function headerNameFault(name: string): string | undefined {
  const key = name.trim().toLowerCase();
  if (!/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(key)) return 'A header’s name has letters, digits and -, like X-Request-Id.';
  if (RESERVED.has(key)) return `Hookline sets ${key} itself. Remove it.`;
  if (ALLOWED.has(key) || (key.startsWith('x-') && !OBEYED_BY_PROXIES.test(key))) return undefined;
  if (key.startsWith('x-')) return `A proxy in front of Hookline may act on ${key}. Give it another name.`;
  return `An answer of yours cannot carry ${key}: it may concern all of Hookline. Take a name that begins with X-.`;
}

/** What is wrong with a header's value, or undefined. */
export function headerValueFault(value: string): string | undefined {
  if (value.trim().length > MAX_VALUE_LENGTH) return `A header holds ${MAX_VALUE_LENGTH} characters at most.`;
  return headerTextFault(value);
}

interface HeaderRow {
  readonly name: string;
  readonly value: string;
}

/**
 * The headers as they are sent: names in lower case; a name given twice has its values joined (RFC 9110 §5.3).
 * @param contentType what the body is when no row says so; undefined when there is none
 */
export function responseHeaders(rows: readonly HeaderRow[], contentType: string | undefined): ResponseHeader[] {
  const joined = new Map<string, string>();
  for (const { name, value } of rows) {
    const [key, text] = [name.trim().toLowerCase(), value.trim()];
    const before = joined.get(key);
    joined.set(key, before === undefined ? text : `${before}, ${text}`);
  }
  if (contentType !== undefined && !joined.has('content-type')) joined.set('content-type', contentType);
  return [...joined];
}
