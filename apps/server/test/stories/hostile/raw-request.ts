/** A request as the bytes that go over the wire, and what is to be expected of the connection after them. */
export interface RawRequest {
  readonly bytes: Buffer;
  /**
   * `answered`: well-formed as HTTP goes, so that exactly one answer comes and the connection can be used again.
   * `closed`: the server ends the connection, after an answer or without one. `ended` and `reset`: not all of it is there,
   * and the sender hangs up, politely or not.
   */
  readonly until: 'answered' | 'closed' | 'ended' | 'reset';
  /** An answer to HEAD has a length and no body. */
  readonly isHead?: boolean;
}

/** Makes a request to the path of a trigger: `/hooks/<key>`. */
export type Shape = (path: string) => RawRequest;

/** Every text here is of single bytes (latin1): that is how Node gives headers, and how a test writes bytes by hand. */
export type HeaderPair = readonly [name: string, value: string];

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: readonly HeaderPair[];
  readonly body?: string | Uint8Array;
}

/** A request that is well-formed as HTTP goes, whatever is in it. */
export function wellFormed(path: string, { method = 'POST', headers = [], body = '' }: RequestOptions): RawRequest {
  const content = toBytes(body);
  const bytes = join(head(method, path, [...headers, ['content-length', String(content.length)]]), content);
  return { bytes, until: 'answered', ...(method === 'HEAD' ? { isHead: true } : {}) };
}

/** JSON, sent as such. */
export const json = (path: string, body: string, headers: readonly HeaderPair[] = []): RawRequest =>
  wellFormed(path, { headers: [['content-type', 'application/json'], ...headers], body });

/** The line and the headers, with the empty line after them. The server is told where it is. */
export function head(method: string, path: string, headers: readonly HeaderPair[], version = 'HTTP/1.1'): Buffer {
  const lines = [`${method} ${path} ${version}`, 'host: 127.0.0.1', ...headers.map((pair) => pair.join(': '))];
  return toBytes(`${lines.join('\r\n')}\r\n\r\n`);
}

export const join = (...parts: readonly (string | Uint8Array)[]): Buffer => Buffer.concat(parts.map(toBytes));

const toBytes = (part: string | Uint8Array): Buffer =>
  typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part);
