/**
 * The words of a command line as a POSIX shell reads them (Shell Command Language §2.2): quotes, escapes, lines that go on.
 * Also `$'…'` of bash, which browsers copy, and `^` at the end of a line, which they copy for Windows.
 * @returns undefined when a quote is not closed
 */
export function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at++;
      continue;
    }
    const part = readPart(text, at);
    if (!part) return undefined;
    if (!part.isLineEnd) word = (word ?? '') + part.text;
    at = part.end;
  }
  return word === undefined ? words : [...words, word];
}

interface Part {
  readonly text: string;
  readonly end: number;
  /** A line break that the command goes on after. */
  readonly isLineEnd?: boolean;
}

function readPart(text: string, at: number): Part | undefined {
  const char = text.charAt(at);
  const next = text.charAt(at + 1);
  if ((char === '\\' || char === '^') && (next === '\n' || next === '\r'))
    return { text: '', end: at + (text.startsWith('\r\n', at + 1) ? 3 : 2), isLineEnd: true };
  if (char === '\\') return { text: next, end: at + 2 };
  if (char === "'") return readQuoted(text, at + 1, "'", () => undefined);
  if (char === '"') return readQuoted(text, at + 1, '"', escapeInDouble);
  if (char === '$' && next === "'") return readQuoted(text, at + 2, "'", escapeInAnsi);
  return { text: char, end: at + 1 };
}

type Escape = (text: string, at: number) => Part | undefined;

function readQuoted(text: string, from: number, quote: string, escape: Escape): Part | undefined {
  const parts: string[] = [];
  for (let at = from; at < text.length;) {
    const char = text.charAt(at);
    if (char === quote) return { text: parts.join(''), end: at + 1 };
    const escaped = char === '\\' ? escape(text, at) : undefined;
    parts.push(escaped?.text ?? char);
    at = escaped?.end ?? at + 1;
  }
  return undefined;
}

/** §2.2.3: a backslash stands for itself before anything else. */
function escapeInDouble(text: string, at: number): Part | undefined {
  const next = text.charAt(at + 1);
  if (next === '\n') return { text: '', end: at + 2 };
  return '$`"\\'.includes(next) && next !== '' ? { text: next, end: at + 2 } : undefined;
}

const ANSI: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", '"': '"' };

function escapeInAnsi(text: string, at: number): Part | undefined {
  const next = text.charAt(at + 1);
  const code = /^\\(?:x([\da-f]{1,2})|u([\da-f]{1,4}))/i.exec(text.slice(at, at + 6));
  const digits = code?.[1] ?? code?.[2];
  if (code && digits !== undefined)
    return { text: String.fromCharCode(Number.parseInt(digits, 16)), end: at + code[0].length };
  const known = Object.hasOwn(ANSI, next) ? ANSI[next] : undefined;
  return known === undefined ? undefined : { text: known, end: at + 2 };
}
