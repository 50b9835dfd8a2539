import { NodeError } from '@hookline/node-kit';
import { readUrl, type Outgoing } from './outgoing.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** 307 and 308 repeat the request itself at the new URL, so its body too (RFC 9110 §15.4.8, §15.4.9). */
const KEEPS_METHOD = new Set([307, 308]);

/**
 * The headers sent to another origin. An allow list of harmless ones, because the names of secret headers are unbounded
 * (`X-Auth-Key`, `Ocp-Apim-Subscription-Key` …); RFC 9110 §15.4 names some of those to omit.
 */
const SAFE_HEADERS = /^(accept(-[a-z]+)*|content-[a-z-]+|user-agent)$/;

/** @returns the next request; undefined when the response is no redirect. @throws NodeError `http.url-wrong` */
export function followRedirect(sent: Outgoing, status: number, location: string | undefined): Outgoing | undefined {
  if (!REDIRECTS.has(status) || location === undefined) return undefined;
  const url = readUrl(location, sent.url);
  const isSameOrigin = url.origin === sent.url.origin;
  const headers = isSameOrigin ? sent.headers : keep(sent.headers, (name) => SAFE_HEADERS.test(name));
  if (becomesGet(sent.method, status)) return asGet(url, headers);
  if (!isSameOrigin && sent.body !== undefined && !KEEPS_METHOD.has(status))
    throw bodyForOtherOrigin(sent, url, status);
  return { ...sent, url, headers };
}

/** Like browsers: a POST becomes a GET after a 301, 302 or 303. */
const becomesGet = (method: string, status: number): boolean =>
  (status === 303 && method !== 'HEAD' && method !== 'GET') ||
  ((status === 301 || status === 302) && method === 'POST');

const asGet = (url: URL, headers: Outgoing['headers']): Outgoing => ({
  method: 'GET',
  url,
  headers: keep(headers, (name) => !name.startsWith('content-')),
  body: undefined,
});

const keep = (headers: Outgoing['headers'], isKept: (name: string) => boolean): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));

/** A PUT after a 301 or 302 to another origin: browsers repeat it, but its data was meant for the first host. */
const bodyForOtherOrigin = (sent: Outgoing, url: URL, status: number): NodeError =>
  new NodeError({
    code: 'http.redirected-elsewhere',
    message: `${sent.url.host} answered ${status}: what is sent has moved to ${url.host}. Data goes to another host only when you say so: use that address.`,
  });

export const tooManyRedirects = (host: string, maxRedirects: number): NodeError =>
  new NodeError({
    code: 'http.redirected-too-often',
    message: `${host} redirects again and again: more than ${maxRedirects} times. Use the address where it ends.`,
  });
