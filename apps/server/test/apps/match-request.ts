/** Matchers of requests, as the recorded cases write them. */
import { parseBody } from '@hookline/http-message';
import { isRecord } from '@hookline/node-kit';
import type { Received } from '@hookline/testing';

type Wanted = string | { readonly regex: string } | null;

export interface Matcher {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, Wanted>>;
  readonly headers?: Readonly<Record<string, Wanted>>;
  readonly body?: {
    readonly type: 'json' | 'form' | 'multipart' | 'empty';
    readonly match?: unknown;
    readonly absent?: readonly string[];
  };
}

/** What is wrong with a request: empty when it is as it should be. */
export function matches({ method, path, query = {}, headers = {}, body }: Matcher, received: Received): string[] {
  const url = new URL(received.path, 'http://service');
  const faults: string[] = [];
  const hold = (what: string, given: unknown, wanted: unknown): void => {
    if (!fits(given, wanted)) faults.push(`${what} is ${JSON.stringify(given)}, not ${JSON.stringify(wanted)}`);
  };
  hold('method', received.method, method);
  hold('path', url.pathname, path);
  for (const [name, wanted] of Object.entries(query))
    hold(`query ${name}`, url.searchParams.get(name), asMatcher(wanted));
  for (const [name, wanted] of Object.entries(headers))
    hold(`header ${name}`, received.headers[name] ?? null, asMatcher(wanted));
  if (body) faults.push(...bodyFaults(body, received));
  return faults;
}

const asMatcher = (wanted: Wanted): unknown => (isRecord(wanted) ? { $regex: wanted['regex'] } : wanted);

function bodyFaults({ type, match, absent = [] }: NonNullable<Matcher['body']>, { body, headers }: Received): string[] {
  if (type === 'empty') return body === '' ? [] : [`there is a body: ${body}`];
  const parsed = parseBody(new TextEncoder().encode(body), { 'content-type': headers['content-type'] ?? '' });
  const given = type === 'form' ? Object.fromEntries(new URLSearchParams(body)) : valueOf(type, parsed);
  const faults = fits(given, match ?? {}) ? [] : [`body is ${JSON.stringify(given)}, not ${JSON.stringify(match)}`];
  return [
    ...faults,
    ...absent.filter((pointer) => at(given, pointer) !== undefined).map((pointer) => `${pointer} is in the body`),
  ];
}

/** A multipart body is read as its fields and its files. */
const valueOf = (type: string, parsed: unknown): unknown =>
  type === 'multipart' && isRecord(parsed) ? parsed['fields'] : parsed;

const at = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);

/** A subset: members that are not named do not count. */
function fits(given: unknown, wanted: unknown): boolean {
  if (isRecord(wanted)) {
    if ('$any' in wanted) return given !== undefined && given !== null;
    if ('$regex' in wanted) return typeof given === 'string' && new RegExp(String(wanted['$regex'])).test(given);
    if ('$base64json' in wanted)
      return (
        typeof given === 'string' &&
        fits(JSON.parse(Buffer.from(given, 'base64').toString('utf8')), wanted['$base64json'])
      );
    return isRecord(given) && Object.entries(wanted).every(([key, inner]) => fits(given[key], inner));
  }
  if (Array.isArray(wanted)) return Array.isArray(given) && wanted.every((inner, place) => fits(given[place], inner));
  return given === wanted;
}
