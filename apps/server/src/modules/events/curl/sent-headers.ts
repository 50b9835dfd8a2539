type Headers = readonly (readonly [string, string])[];

/** Hop-by-hop headers: RFC 9110, section 7.6.1. */
const HOP_BY_HOP = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/** RFC 9110, section 5.6.2. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** The sender's own headers, for sending the event again over another connection. */
export function sentHeaders(headers: Headers): [string, string][] {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(','));
  const hopByHop = new Set([...HOP_BY_HOP, ...named.map((name) => name.trim().toLowerCase())]);
  return headers.flatMap(([name, value]): [string, string][] => {
    const key = name.toLowerCase();
    return hopByHop.has(key) || key.startsWith('x-forwarded-') || !TOKEN.test(name) ? [] : [[name, value]];
  });
}

/** Replaces headers of the same name. */
export function replaceHeaders(headers: Headers, by: Readonly<Record<string, string>>): [string, string][] {
  const replaced = new Set(Object.keys(by).map((name) => name.toLowerCase()));
  const kept = headers.filter(([name]) => !replaced.has(name.toLowerCase()));
  return [...kept, ...Object.entries(by)].map(([name, value]) => [name, value]);
}
