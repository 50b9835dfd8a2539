/** The headers of an answer that somebody wrote into a form: what may stand in them, and how they go out. */
import { headerTextFault } from '../http/header-text-fault.js';
import type { AnswerHeader } from './webhook-response.js';

/**
 * What an answer may carry: what concerns it alone. Any other name may mean something to a browser or a proxy, today or next
 * year, that holds for the whole address (`NEL`, `Report-To`, `Service-Worker-Allowed`, `Set-Cookie`, …), and this one is
 * also where people log in. Beside these: whatever begins with `X-`, but for what proxies obey.
 */
const OF_ONE_ANSWER: ReadonlySet<string> = new Set([
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

/** With these, an answer would have a proxy in front of Hookline send a file of its own, or browsers take other sites for us. */
const OBEYED = /^x-(accel|sendfile|lighttpd|reproxy|litespeed|permitted-cross-domain|original|rewrite|forwarded)/;

/** What goes with the connection (RFC 9110 §7.6.1 and its registry) or with how the body is sent, which is not the author's to say. */
const NOT_OURS: ReadonlySet<string> = new Set([
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
  if (NOT_OURS.has(key)) return `Hookline sets ${key} itself. Remove it.`;
  if (OF_ONE_ANSWER.has(key) || (key.startsWith('x-') && !OBEYED.test(key))) return undefined;
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
 * As they go out: names in lower case; a name given twice has its values joined (RFC 9110 §5.3).
 * @param contentType what the body is when no row says so; undefined when there is none
 */
export function answerHeaders(rows: readonly HeaderRow[], contentType: string | undefined): AnswerHeader[] {
  const joined = new Map<string, string>();
  for (const { name, value } of rows) {
    const [key, text] = [name.trim().toLowerCase(), value.trim()];
    const before = joined.get(key);
    joined.set(key, before === undefined ? text : `${before}, ${text}`);
  }
  if (contentType !== undefined && !joined.has('content-type')) joined.set('content-type', contentType);
  return [...joined];
}
