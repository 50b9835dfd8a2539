import { NodeError } from '@hookline/node-kit';
import { type Outgoing, readUrl } from './outgoing.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Says who asks, or that this is one certain order: nobody else's business. */
const MEANT_FOR_ONE_ORIGIN =
  /^(authorization|proxy-authorization|cookie|host|(x-)?idempotency-key)$|api-?key|token|secret/;

/** @returns what to send next; undefined when the answer is no redirect. @throws NodeError `http.url-wrong` */
export function followRedirect(sent: Outgoing, status: number, location: string | undefined): Outgoing | undefined {
  if (!REDIRECTS.has(status) || location === undefined) return undefined;
  const url = readUrl(location, sent.url);
  const headers =
    url.origin === sent.url.origin ? sent.headers : keep(sent.headers, (name) => !MEANT_FOR_ONE_ORIGIN.test(name));
  if (!becomesGet(sent.method, status)) return { ...sent, url, headers };
  return { method: 'GET', url, headers: keep(headers, (name) => !name.startsWith('content-')), body: undefined };
}

/** What browsers do since the first of them: a POST is not repeated where 301, 302 or 303 leads. */
const becomesGet = (method: string, status: number): boolean =>
  (status === 303 && method !== 'HEAD' && method !== 'GET') ||
  ((status === 301 || status === 302) && method === 'POST');

const keep = (headers: Outgoing['headers'], isKept: (name: string) => boolean): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));

export const tooManyRedirects = (host: string, most: number): NodeError =>
  new NodeError({
    code: 'http.redirected-too-often',
    message: `${host} redirects again and again: more than ${most} times. Use the address where it ends.`,
  });
