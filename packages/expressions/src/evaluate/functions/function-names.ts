/** Every function that an expression can call, without its `$`: JSONata's, and ours after them. */
export const FUNCTION_NAMES = [
  'sum', 'count', 'max', 'min', 'average',
  'string', 'substring', 'substringBefore', 'substringAfter', 'lowercase', 'uppercase', 'length', 'trim', 'pad',
  'match', 'contains', 'replace', 'split', 'join',
  'formatNumber', 'formatBase', 'formatInteger', 'parseInteger', 'number', 'floor', 'ceil', 'round', 'abs', 'sqrt', 'power',
  'random', 'boolean', 'not', 'map', 'zip', 'filter', 'single', 'reduce', 'sift', 'keys', 'lookup', 'append', 'exists',
  'spread', 'merge', 'reverse', 'each', 'error', 'assert', 'type', 'sort', 'shuffle', 'distinct',
  'base64encode', 'base64decode', 'encodeUrlComponent', 'encodeUrl', 'decodeUrlComponent', 'decodeUrl',
  'toMillis', 'fromMillis', 'clone', 'now', 'millis', 'parseJson', 'parseForm', 'parseXml', 'parseCsv',
] as const; // prettier-ignore

export type FunctionName = (typeof FUNCTION_NAMES)[number];

const known: ReadonlySet<string> = new Set(FUNCTION_NAMES);

export const isFunctionName = (name: string): name is FunctionName => known.has(name);
