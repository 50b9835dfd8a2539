import { Buffer } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';

export interface ResponseHeaders {
  /** Lower-case names; repeated headers are joined by `, ` (RFC 9110 §5.3). */
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
}

/** @param received each byte of a value is one character, as on the wire */
export function readHeaders(received: IncomingHttpHeaders): ResponseHeaders {
  const headers: Record<string, string> = {};
  for (const name in received) {
    const value = received[name];
    if (value !== undefined) headers[name] = decode(typeof value === 'string' ? value : value.join(', '));
  }
  const cookies = received['set-cookie'] ?? [];
  return { headers, setCookies: (Array.isArray(cookies) ? cookies : [cookies]).map(decode) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** HTTP does not define an encoding beyond ASCII (RFC 9110 §5.5): servers mean UTF-8, unless the bytes are invalid. */
function decode(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value)) return value;
  try {
    return utf8.decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
