/** A place in a JSON document. */
type Path = readonly (string | number)[];

const MARK = '\u0001here\u0001';

const DEEP = 2;

/**
 * The document once for each place in it and each of these JSON texts, which stands there in place of what was.
 * @param deepTexts for the places within its fields
 */
export function* mutations(
  document: unknown,
  texts: readonly string[],
  deepTexts: readonly string[],
): Generator<{ place: string; json: string }> {
  for (const path of placesOf(document)) {
    const [before = '', after = ''] = JSON.stringify(withMark(document, path)).split(JSON.stringify(MARK));
    for (const text of path.length < DEEP ? texts : deepTexts)
      yield { place: `/${path.join('/')}`, json: `${before}${text}${after}` };
  }
}

function* placesOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (Array.isArray(value)) {
    for (const [place, item] of value.entries()) yield* placesOf(item, [...path, place]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* placesOf(item, [...path, name]);
  }
}

function withMark(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return MARK;
  if (Array.isArray(value)) return value.map((item: unknown, place) => (place === step ? withMark(item, rest) : item));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, item]) => [name, name === step ? withMark(item, rest) : item]),
  );
}
