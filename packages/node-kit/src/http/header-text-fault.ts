/** What is wrong with the value of a header, or undefined: it is one line of characters that HTTP can carry (RFC 9110 §5.5). */
export function headerTextFault(value: string): string | undefined {
  const text = value.trim();
  if (/[\r\n]/.test(text)) return 'A header is one line. Remove the line break.';
  const [odd] = /[^\t\u0020-\u007e\u0080-\u00ff]/u.exec(text) ?? [];
  return odd === undefined ? undefined : `A header cannot carry the character ${describe(odd)}.`;
}

const describe = (character: string): string =>
  /\p{C}/u.test(character) ? `number ${character.codePointAt(0) ?? 0}` : `“${character}”`;
