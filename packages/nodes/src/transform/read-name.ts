/** One part of a field's name. A number is a place in a list where a list is, and a name elsewhere. */
export interface NamePart {
  readonly name: string;
  /** Written in brackets: a list is made where nothing is. */
  readonly inBrackets: boolean;
}

/** How far beyond the end of a list an index may be; the gap is filled with null. */
export const FARTHEST_PLACE = 10_000;

/**
 * Reads `customer.email`, `items[0].price` and `items.0.price`. A backslash escapes a dot, a bracket or a backslash: `a\.b` is
 * one name. Values of templates arrive escaped.
 * @returns undefined for what is no name: an empty part, brackets without a number, `__proto__`
 */
export function readName(text: string): readonly NamePart[] | undefined {
  const parts: NamePart[] = [];
  const source = text.trim();
  const piece = /(?:^|\.)((?:\\[.[\]\\]|\\(?![.[\]\\])|[^.[\]\\])+)|\[(\d{1,9})\](?=[.[]|$)/y;
  if (source.startsWith('.')) return undefined;
  while (piece.lastIndex < source.length) {
    const match = piece.exec(source);
    if (match === null) return undefined;
    const [, name, place] = match;
    parts.push({ name: place ?? plain(name ?? ''), inBrackets: place !== undefined });
  }
  const isName = parts.length > 0 && parts.every(({ name }) => name !== '' && name !== '__proto__');
  return isName ? parts : undefined;
}

const plain = (name: string): string => name.replace(/\\([.[\]\\])/g, '$1').trim();

/** The place in a list that a part names, or undefined. */
export const placeOf = ({ name }: NamePart): number | undefined =>
  /^(0|[1-9]\d{0,8})$/.test(name) ? Number(name) : undefined;
