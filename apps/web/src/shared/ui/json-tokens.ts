export type JsonToken = { kind: 'key' | 'string' | 'number' | 'boolean' | 'null' | 'plain'; text: string };

const pattern = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false)\b|\b(null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** One line of JSON text in coloured parts. Text that is not JSON stays plain. */
export function jsonTokens(line: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: line.slice(end, match.index) });
    const [, string, colon, boolean, nothing, number] = match;
    if (string !== undefined) tokens.push({ kind: colon === undefined ? 'string' : 'key', text: string });
    if (colon !== undefined) tokens.push({ kind: 'plain', text: colon });
    if (boolean !== undefined) tokens.push({ kind: 'boolean', text: boolean });
    if (nothing !== undefined) tokens.push({ kind: 'null', text: nothing });
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({ kind: 'plain', text: line.slice(end) });
  return tokens;
}
