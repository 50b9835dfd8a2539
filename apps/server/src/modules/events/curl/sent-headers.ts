type Headers = readonly (readonly [string, string])[];

/** What belongs to one connection or to the way over it: RFC 9110, section 7.6.1. */
const OF_THE_WAY = new Set([
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

/** The headers that are the sender's own: to be sent once more, by another way. */
export function sentHeaders(headers: Headers): [string, string][] {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(','));
  const ofTheWay = new Set([...OF_THE_WAY, ...named.map((name) => name.trim().toLowerCase())]);
  return headers.flatMap(([name, value]): [string, string][] => {
    const key = name.toLowerCase();
    return ofTheWay.has(key) || key.startsWith('x-forwarded-') || !TOKEN.test(name) ? [] : [[name, value]];
  });
}

/** Headers of the same name give way to the new ones. */
export function replaceHeaders(headers: Headers, by: Readonly<Record<string, string>>): [string, string][] {
  const replaced = new Set(Object.keys(by).map((name) => name.toLowerCase()));
  const kept = headers.filter(([name]) => !replaced.has(name.toLowerCase()));
  return [...kept, ...Object.entries(by)].map(([name, value]) => [name, value]);
}
