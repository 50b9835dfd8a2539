import { NodeError, headerTextFault, type HttpRequest } from '@hookline/node-kit';
import type { z } from 'zod';
import type { httpRequestDefinition } from './definition.js';

export type HttpRequestConfig = z.output<typeof httpRequestDefinition.config>;

type Pairs = HttpRequestConfig['query'];

const WRITING: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** @throws NodeError `http.url-wrong` or `config.wrong` */
export function buildRequest(config: HttpRequestConfig, idempotencyKey: string): HttpRequest {
  const { method, timeoutMs, maxBytes, credential } = config;
  const encoded = encodeBody(config.body);
  const standard = {
    ...(encoded && { 'content-type': encoded.type }),
    ...(WRITING.includes(method) && { 'idempotency-key': idempotencyKey }),
  };
  return {
    method,
    url: buildUrl(config.url, config.query),
    headers: { ...standard, ...joinHeaders(config.headers) },
    timeoutMs,
    maxBytes,
    ...(credential !== '' && { credential }),
    ...(encoded && { body: encoded.text }),
  };
}

/** Appends the rows to the query of the URL, which stays as it is written: it may be signed or in a syntax of its own. */
function buildUrl(text: string, query: Pairs): string {
  const url = parseUrl(text.trim());
  if (query.length > 0)
    url.search = [url.search.slice(1).replace(/&$/, ''), encodeForm(query)].filter(Boolean).join('&');
  return url.href;
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  const message = `"${shortened(text)}" is not a web address. Write it in full, beginning with https://.`;
  throw new NodeError({ code: 'http.url-wrong', message, details: { field: 'url' } });
}

/** Names in lower case; a name given twice has its values joined, as HTTP does. */
function joinHeaders(headers: Pairs): Record<string, string> {
  const joined = new Map<string, string>();
  for (const { name, value } of headers) {
    const key = name.trim().toLowerCase();
    const isName = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(key);
    const fault = isName ? headerTextFault(value) : 'A name has letters, digits and -, like X-Request-Id.';
    if (fault !== undefined) {
      const message = `Headers: "${shortened(name)}" cannot be sent. ${fault}`;
      throw new NodeError({ code: 'config.wrong', message, details: { field: 'headers' } });
    }
    const before = joined.get(key);
    joined.set(key, before === undefined ? value.trim() : `${before}, ${value.trim()}`);
  }
  return Object.fromEntries(joined);
}

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

function encodeBody(body: HttpRequestConfig['body']): { readonly text: string; readonly type: string } | undefined {
  switch (body.type) {
    case 'none':
      return undefined;
    case 'json':
      return { text: JSON.stringify(body.value ?? null), type: 'application/json' };
    case 'form':
      return { text: encodeForm(body.value), type: 'application/x-www-form-urlencoded' };
    case 'text':
      return { text: body.value, type: 'text/plain; charset=utf-8' };
  }
}

const encodeForm = (pairs: Pairs): string =>
  new URLSearchParams(pairs.map(({ name, value }): [string, string] => [name, value])).toString();
