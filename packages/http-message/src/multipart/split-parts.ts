/** One part of a multipart body, its headers not read yet. */
export interface RawPart {
  readonly head: Buffer;
  readonly content: Buffer;
}

const MAX_PARTS = 1000;

/** Its length is at most 70: RFC 2046, section 5.1.1. */
const BOUNDARY = /^[\x20-\x7e]{1,70}$/;

/** The parts between the delimiters; undefined when the body is not complete, or has too many of them. */
export function splitParts(body: Uint8Array, boundary: string): RawPart[] | undefined {
  if (!BOUNDARY.test(boundary)) return undefined;
  // A delimiter begins with the line break before it, but for the first one, which may begin the body.
  const bytes = Buffer.concat([Buffer.from('\r\n'), body]);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts: RawPart[] = [];
  let before = findDelimiter(bytes, delimiter, 0);
  while (before && !before.isLast) {
    const next = findDelimiter(bytes, delimiter, before.end);
    const part = next && splitPart(bytes.subarray(before.end, next.start));
    if (!part || parts.length === MAX_PARTS) return undefined;
    parts.push(part);
    before = next;
  }
  return before && parts;
}

interface Delimiter {
  readonly start: number;
  /** Where its line ends, before the line break. */
  readonly end: number;
  readonly isLast: boolean;
}

/** Content may hold something that only begins like a delimiter. */
function findDelimiter(bytes: Buffer, delimiter: Buffer, from: number): Delimiter | undefined {
  for (let start = bytes.indexOf(delimiter, from); start !== -1; start = bytes.indexOf(delimiter, start + 1)) {
    const after = start + delimiter.length;
    const isLast = bytes[after] === DASH && bytes[after + 1] === DASH;
    const end = skipPadding(bytes, isLast ? after + 2 : after);
    if (isLineBreak(bytes, end) || (isLast && end === bytes.length)) return { start, end, isLast };
  }
  return undefined;
}

const [DASH, SPACE, TAB, CR, LF] = [0x2d, 0x20, 0x09, 0x0d, 0x0a];

function skipPadding(bytes: Buffer, from: number): number {
  let end = from;
  while (bytes[end] === SPACE || bytes[end] === TAB) end++;
  return end;
}

const isLineBreak = (bytes: Buffer, at: number): boolean => bytes[at] === CR && bytes[at + 1] === LF;

/** @param part from the line break that ends its delimiter on */
function splitPart(part: Buffer): RawPart | undefined {
  const end = part.indexOf('\r\n\r\n');
  return end < 2 ? undefined : { head: part.subarray(2, end), content: part.subarray(end + 4) };
}
