/**
 * What WordPress does to the secret before it signs: it turns back the entities of & < > " and ', and no others. Each is
 * read once, so that `&amp;lt;` becomes `&lt;`.
 * https://developer.wordpress.org/reference/functions/wp_specialchars_decode/ with ENT_QUOTES
 */
export const decodeSpecialCharacters = (text: string): string =>
  text.replace(ENTITY, (entity, name: string) => CHARACTERS[name.toLowerCase().replace(/^(#x?)0+/, '$1')] ?? entity);

// Names in this case only, numbers with any zeros before them, and `<` and `>` never as hexadecimal numbers.
const ENTITY = /&(lt|gt|amp|quot|#0*(?:34|38|39|60|62)|#[xX]0*(?:22|26|27));/g;

const CHARACTERS: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#34': '"',
  '#38': '&',
  '#39': "'",
  '#60': '<',
  '#62': '>',
  '#x22': '"',
  '#x26': '&',
  '#x27': "'",
};
