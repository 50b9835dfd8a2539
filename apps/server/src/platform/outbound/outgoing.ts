import { NodeError, type HttpRequest } from '@hookline/node-kit';

/** One outgoing request with its parsed URL. */
export interface Outgoing {
  readonly method: string;
  readonly url: URL;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** The connection sets these itself; another value would only break the request. */
const SET_BY_US = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade']);

const DEFAULT_HEADERS = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Hookline' };

/** @throws NodeError `http.url-wrong` */
export function toOutgoing({ method, url: text, headers: given = {}, body }: HttpRequest): Outgoing {
  const url = readUrl(text);
  const headers: Record<string, string> = { ...DEFAULT_HEADERS };
  const { username, password } = url;
  if (username !== '' || password !== '') {
    headers['authorization'] = basicAuth(username, password);
    url.username = '';
    url.password = '';
  }
  for (const [name, value] of Object.entries(given)) {
    const key = name.toLowerCase();
    if (!SET_BY_US.has(key)) headers[key] = value;
  }
  return { method: method.toUpperCase(), url, headers, body };
}

/** @throws NodeError `http.url-wrong`; the message contains only the URL's scheme, because the rest may be secret. */
export function readUrl(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
  if (url === undefined) throw wrong('This is not a whole URL. Write one that starts with https:// and names a host.');
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw wrong(`A request cannot go to a ${url.protocol} address. Use one that starts with https:// or http://.`);
}

function basicAuth(username: string, password: string): string {
  try {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(pair).toString('base64')}`;
  } catch (cause) {
    throw wrong(
      'The user name or password in this URL is not encoded as URLs are. Send an Authorization header instead.',
      cause,
    );
  }
}

const wrong = (message: string, cause?: unknown): NodeError =>
  new NodeError({ code: 'http.url-wrong', message, cause });
