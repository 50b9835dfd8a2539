import { NodeError, headerTextFault, toText, type HttpRequest } from '@hookline/node-kit';
import type { App, AppRequest, BodyEncoding, QueryValue } from './app.js';

type Encoded = Required<Pick<HttpRequest, 'method' | 'url' | 'headers'>> & Pick<HttpRequest, 'body'>;

/** @throws NodeError `config.wrong` for a header that cannot be sent */
export function encodeRequest(app: App, request: AppRequest, idempotencyKey: string): Encoded {
  const { method = 'GET', path, query, headers = {}, body } = request;
  const encoded = body === undefined ? undefined : ENCODINGS[app.encoding](body);
  const sent = {
    accept: 'application/json',
    ...(encoded && { 'content-type': encoded.type }),
    ...app.headers,
    ...(method !== 'GET' && app.idempotencyHeader !== undefined && { [app.idempotencyHeader]: idempotencyKey }),
    ...headers,
  };
  return {
    method,
    url: path + encodeQuery(query),
    headers: Object.fromEntries(Object.entries(sent).flatMap(([name, value]) => checked(name, value))),
    ...(encoded && { body: encoded.body }),
  };
}

function checked(name: string, value: string | undefined): [string, string][] {
  if (value === undefined) return [];
  const fault = headerTextFault(value);
  if (fault !== undefined) throw new NodeError({ code: 'config.wrong', message: `${name} cannot be sent. ${fault}` });
  return [[name.toLowerCase(), value]];
}

function encodeQuery(query: AppRequest['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    valuesOf(value).map((each): [string, string] => [name, each]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

const valuesOf = (value: QueryValue): string[] =>
  value === undefined ? [] : typeof value === 'object' ? [...value] : [String(value)];

interface EncodedBody {
  readonly type: string;
  readonly body: string;
}

const ENCODINGS: Readonly<Record<BodyEncoding, (body: unknown) => EncodedBody>> = {
  json: (body) => ({ type: 'application/json; charset=utf-8', body: JSON.stringify(body) }),
  form: (body) => ({
    type: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(nestedPairs('', body)).toString(),
  }),
  multipart: (body) => multipartOf(nestedPairs('', body)),
};

/** `a[b]`, `a[0]`; null is an empty value, and what is undefined is left out. */
function nestedPairs(name: string, value: unknown): [string, string][] {
  if (value === undefined) return [];
  if (value === null) return [[name, '']];
  if (typeof value !== 'object') return [[name, toText(value)]];
  return Object.entries(value).flatMap(([key, inner]) => nestedPairs(name === '' ? key : `${name}[${key}]`, inner));
}

const BOUNDARY = 'hookline-boundary';

/** RFC 7578. */
function multipartOf(pairs: readonly (readonly [string, string])[]): EncodedBody {
  const boundary = boundaryFor(pairs.flat().join('\n'));
  const parts = pairs.map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${escapedName(name)}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}--${boundary}--\r\n` };
}

/** One that does not stand in the text. At most 70 characters (RFC 2046 §5.1.1), found by reading the text once. */
function boundaryFor(text: string): string {
  if (!text.includes(BOUNDARY)) return BOUNDARY;
  const taken = new Set(text.match(NUMBERED));
  let number = 0;
  while (taken.has(numbered(number))) number++;
  return numbered(number);
}

const NUMBERED = new RegExp(`${BOUNDARY}-\\d{6}`, 'g');
const numbered = (number: number): string => `${BOUNDARY}-${String(number).padStart(6, '0')}`;

/** As browsers do: RFC 7578 §2 leaves it to them. */
const escapedName = (name: string): string =>
  name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
