import { Buffer } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';

export interface AnswerHeaders {
  /** Lower-case names; several values of one are joined by `, ` (RFC 9110 §5.3). */
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
}

/** @param received each byte of a value is one character, as the wire has it */
export function readHeaders(received: IncomingHttpHeaders): AnswerHeaders {
  const headers: Record<string, string> = {};
  for (const name in received) {
    const value = received[name];
    if (value !== undefined) headers[name] = decode(typeof value === 'string' ? value : value.join(', '));
  }
  const cookies = received['set-cookie'] ?? [];
  return { headers, setCookies: (Array.isArray(cookies) ? cookies : [cookies]).map(decode) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** HTTP says nothing of letters beyond ASCII (RFC 9110 §5.5): UTF-8 is what servers mean, unless it cannot be that. */
function decode(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value)) return value;
  try {
    return utf8.decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
