/** https://www.w3.org/TR/xml/#charsets: the characters that XML has no place for. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/**
 * The first such character and where it stands; undefined when there is none. The parser calls each "disallowed", or takes half of
 * a character and what comes next for one, and complains of what is missing then.
 */
export function describeForbidden(document: string): string | undefined {
  const found = FORBIDDEN.exec(document);
  if (!found) return undefined;
  const [character] = found;
  const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const what = /\p{Surrogate}/u.test(character) ? `half of a character (${name})` : `${name}, no character of XML`;
  return `at place ${found.index + 1} stands ${what}.`;
}
