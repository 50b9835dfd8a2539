import { NodeError } from '@hookline/node-kit';
import { type Outgoing, readUrl } from './outgoing.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** 307 and 308 say that the request itself is to go there, so its body does (RFC 9110 §15.4.8, §15.4.9). */
const REPEATED_AS_IT_IS = new Set([307, 308]);

/**
 * What another origin gets to see. A list of what is harmless, because nobody knows all names under which a secret goes
 * (`X-Auth-Key`, `Ocp-Apim-Subscription-Key` …); RFC 9110 §15.4 names some of those that have to be left out.
 */
const FOR_ANY_ORIGIN = /^(accept(-[a-z]+)*|content-[a-z-]+|user-agent)$/;

/** @returns what to send next; undefined when the answer is no redirect. @throws NodeError `http.url-wrong` */
export function followRedirect(sent: Outgoing, status: number, location: string | undefined): Outgoing | undefined {
  if (!REDIRECTS.has(status) || location === undefined) return undefined;
  const url = readUrl(location, sent.url);
  const isSameOrigin = url.origin === sent.url.origin;
  const headers = isSameOrigin ? sent.headers : keep(sent.headers, (name) => FOR_ANY_ORIGIN.test(name));
  if (becomesGet(sent.method, status)) return asGet(url, headers);
  if (!isSameOrigin && sent.body !== undefined && !REPEATED_AS_IT_IS.has(status)) throw bodyNotMeant(sent, url, status);
  return { ...sent, url, headers };
}

/** What browsers do since the first of them: a POST is not repeated where 301, 302 or 303 leads. */
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

/** A PUT that an old redirect (301, 302) leads away: browsers repeat it, and its data was meant for the first host. */
const bodyNotMeant = (sent: Outgoing, url: URL, status: number): NodeError =>
  new NodeError({
    code: 'http.redirected-elsewhere',
    message: `${sent.url.host} answered ${status}: what is sent has moved to ${url.host}. Data goes to another host only when you say so: use that address.`,
  });

export const tooManyRedirects = (host: string, most: number): NodeError =>
  new NodeError({
    code: 'http.redirected-too-often',
    message: `${host} redirects again and again: more than ${most} times. Use the address where it ends.`,
  });
