/**
 * Where RE2 and JavaScript read one pattern differently, JavaScript's meaning is written out: people know these patterns
 * from there (ECMA-262, WhiteSpace, LineTerminator and Assertion). White space is more than ASCII's; `.` stops at each
 * kind of line end; with `m`, `^` and `$` know them all.
 */
const SPACES =
  '\\t\\n\\x0B\\f\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}';
const LINE_ENDS = '\\n\\r\\x{2028}\\x{2029}';

/** The pattern for RE2; what it does not know it refuses by itself. `\S` within a class stays ASCII's. */
export function translatePattern(source: string): string {
  let written = '';
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at] ?? '';
    if (char === '\\') {
      const escaped = source[at + 1] ?? '';
      written += writeEscape(escaped, inClass);
      at++;
    } else if (inClass) {
      if (char === ']') inClass = false;
      written += char === '[' ? '\\[' : char;
    } else if (source.startsWith('[^]', at)) {
      written += '[\\s\\S]';
      at += 2;
    } else if (source.startsWith('[]', at)) {
      written += '[^\\x{0}-\\x{10FFFF}]';
      at++;
    } else if (char === '[') {
      inClass = true;
      written += source.startsWith('[^', at) ? '[^' : '[';
      if (source.startsWith('[^', at)) at++;
    } else written += char === '.' ? `[^${LINE_ENDS}]` : char;
  }
  return written;
}

function writeEscape(escaped: string, inClass: boolean): string {
  if (escaped === 's') return inClass ? SPACES : `[${SPACES}]`;
  if (escaped === 'S' && !inClass) return `[^${SPACES}]`;
  return `\\${escaped}`;
}
