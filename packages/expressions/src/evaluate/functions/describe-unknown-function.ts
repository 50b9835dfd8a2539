import { findSimilar } from '../../values/find-similar.js';
import { FUNCTION_NAMES, isFunctionName } from './function-names.js';

/** @param name without its `$` */
export function describeUnknownFunction(name: string): string {
  const meant = suggestFunction(name);
  const advice = meant === undefined ? 'Look it up in the list of functions.' : `Did you mean $${meant}?`;
  return `There is no function $${name}. ${advice}`;
}

/** The function that was probably meant by a name, which may be its own; both without the `$`. */
export function suggestFunction(name: string): string | undefined {
  if (isFunctionName(name)) return name;
  return OTHER_LANGUAGES.get(name.toLowerCase().replaceAll('_', '')) ?? findSimilar(name, FUNCTION_NAMES);
}

/** Names that people know from JavaScript, spreadsheets and Liquid. */
const OTHER_LANGUAGES: ReadonlyMap<string, (typeof FUNCTION_NAMES)[number]> = new Map([
  ['toupper', 'uppercase'], ['touppercase', 'uppercase'], ['upper', 'uppercase'], ['uper', 'uppercase'], ['upcase', 'uppercase'],
  ['tolower', 'lowercase'], ['tolowercase', 'lowercase'], ['lower', 'lowercase'], ['downcase', 'lowercase'],
  ['substr', 'substring'], ['slice', 'substring'], ['len', 'length'], ['size', 'count'], ['concat', 'join'],
  ['tostring', 'string'], ['tonumber', 'number'], ['parseint', 'number'], ['parsefloat', 'number'], ['avg', 'average'],
  ['fromjson', 'parseJson'], ['jsonparse', 'parseJson'], ['parse', 'parseJson'], ['tojson', 'string'], ['fromcsv', 'parseCsv'], ['fromxml', 'parseXml'], ['xmlparse', 'parseXml'], ['xmltojson', 'parseXml'], ['csvparse', 'parseCsv'], ['parsequery', 'parseForm'], ['stringify', 'string'],
  ['unique', 'distinct'], ['uniq', 'distinct'], ['flatten', 'reduce'], ['encodeuricomponent', 'encodeUrlComponent'],
  ['str', 'string'], ['text', 'string'], ['int', 'number'], ['tofixed', 'round'], ['includes', 'contains'], ['left', 'substring'],
  ['mid', 'substring'], ['mean', 'average'], ['urlencode', 'encodeUrlComponent'],
  ['atob', 'base64decode'], ['btoa', 'base64encode'], ['date', 'now'], ['today', 'now'], ['formatdate', 'fromMillis'], ['typeof', 'type'],
]); // prettier-ignore
