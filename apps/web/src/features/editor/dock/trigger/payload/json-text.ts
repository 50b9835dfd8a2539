/** Formats JSON as text. Numbers are not parsed, so that long ids keep their digits. */

/** Formats JSON on one line. Invalid JSON, such as a half-typed one, stays as it is. */
export const compactJson = (text: string): string => (isJson(text) ? tokensOf(text).join('') : text);

/** Formats JSON indented. Invalid JSON stays as it is. */
export function indentJson(text: string): string {
  if (!isJson(text)) return text;
  let depth = 0;
  let laidOut = '';
  const line = (): string => `\n${'  '.repeat(depth)}`;
  for (const token of tokensOf(text)) {
    const last = laidOut.at(-1) ?? '';
    if (CLOSING.has(token)) {
      depth--;
      laidOut += OPENING.has(last) ? token : line() + token;
      continue;
    }
    if (OPENING.has(last) || last === ',') laidOut += line();
    laidOut += token === ':' ? ': ' : token;
    if (OPENING.has(token)) depth++;
  }
  return laidOut;
}

const OPENING: ReadonlySet<string> = new Set(['{', '[']);
const CLOSING: ReadonlySet<string> = new Set(['}', ']']);

/** Strings, punctuation, and everything between them. */
const tokensOf = (text: string): readonly string[] => text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
