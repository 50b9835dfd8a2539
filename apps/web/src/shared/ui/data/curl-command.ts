interface CurlRequest {
  method: string;
  url: string;
  headers?: readonly (readonly [string, string])[];
  body?: string | null;
}

/** A curl command that sends the same request again from a POSIX shell. */
export function curlCommand({ method, url, headers = [], body = null }: CurlRequest): string {
  const parts = ['curl'];
  const hasBody = body !== null && body !== '';
  if (method !== (hasBody ? 'POST' : 'GET')) parts.push('-X', method);
  for (const [name, value] of headers) if (!isSetByCurl(name)) parts.push('-H', quote(`${name}: ${value}`));
  if (hasBody) parts.push('--data-binary', quote(body));
  parts.push(quote(url));
  return parts.join(' ');
}

/** Headers of the connection: curl sets its own, and stale ones would break the request. */
const isSetByCurl = (name: string): boolean =>
  ['host', 'content-length', 'connection', 'transfer-encoding', 'expect', 'accept-encoding'].includes(
    name.toLowerCase(),
  );

const quote = (text: string): string =>
  /^[\w@%+=:,./?&-]+$/.test(text) && !text.includes('&') && !text.includes('?')
    ? text
    : `'${text.replaceAll("'", String.raw`'\''`)}'`;
