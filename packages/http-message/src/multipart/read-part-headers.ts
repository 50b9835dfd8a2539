const MAX_BYTES = 16 * 1024;
const MAX_HEADERS = 200;

/** The headers of one part, names in lower case; undefined when a line is none, or when they are too many. */
export function readPartHeaders(head: Buffer): Map<string, string> | undefined {
  if (head.length > MAX_BYTES) return undefined;
  const lines = decode(head)
    // A long header may go on in a line that begins with a space: RFC 5322, section 2.2.3.
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  if (lines.length > MAX_HEADERS) return undefined;
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) return undefined;
    const name = line.slice(0, colon).toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** Browsers write names in UTF-8, others in Latin-1. */
function decode(head: Buffer): string {
  const text = head.toString('utf8');
  return text.includes('\uFFFD') ? head.toString('latin1') : text;
}
