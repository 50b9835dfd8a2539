export type JsonToken = { kind: 'key' | 'string' | 'number' | 'boolean' | 'null' | 'plain'; text: string };

/** An unterminated string is matched to the end of the line, so that its quotes are not tried one after the other. */
const PIECE = /"(?:[^"\\]|\\[^])*"?|[A-Za-z_]\w*|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const COLON = /\s*:/y;
const CLOSED = /^"(?:[^"\\]|\\[^])*"$/;

/** Splits one line of JSON into highlighted tokens. Other text stays plain. */
export function jsonTokens(line: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let end = 0;
  for (const { 0: text, index } of line.matchAll(PIECE)) {
    const colon = text.startsWith('"') ? colonAt(line, index + text.length) : '';
    const kind = kindOf(text, colon !== '');
    if (kind === 'plain') continue;
    if (index > end) tokens.push({ kind: 'plain', text: line.slice(end, index) });
    tokens.push({ kind, text });
    if (colon !== '') tokens.push({ kind: 'plain', text: colon });
    end = index + text.length + colon.length;
  }
  if (end < line.length) tokens.push({ kind: 'plain', text: line.slice(end) });
  return tokens;
}

function colonAt(line: string, index: number): string {
  COLON.lastIndex = index;
  return COLON.exec(line)?.[0] ?? '';
}

function kindOf(text: string, isKey: boolean): JsonToken['kind'] {
  if (text.startsWith('"')) return CLOSED.test(text) ? (isKey ? 'key' : 'string') : 'plain';
  if (text === 'true' || text === 'false') return 'boolean';
  if (text === 'null') return 'null';
  return /^[-\d]/.test(text) ? 'number' : 'plain';
}
