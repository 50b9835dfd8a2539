/**
 * The fast path. `steps.webhook.body.items[0].sku` needs no interpreter: it is read directly, and a property test proves
 * the answer equal to JSONata's. Where JSONata would do more (map over a list), the reader declines.
 */
import { isForbiddenName } from './forbidden-names.js';

export type PlainPath = readonly (string | number)[];

export type PathResult = { readonly found: true; readonly value: unknown } | { readonly found: false };

const DECLINED: PathResult = Object.freeze({ found: false });
const MISSING: PathResult = Object.freeze({ found: true, value: undefined });

/** Words that mean something else to JSONata. */
const RESERVED = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);
const SEGMENT = /(?:^|\.)(?:([A-Za-z_][A-Za-z0-9_]*)|`([^`]+)`)((?:\[-?\d{1,9}\])?)/y;

/** The path that a source is, or undefined when it is more than that. Names that are refused are no plain path. */
export function parsePlainPath(source: string): PlainPath | undefined {
  const path: (string | number)[] = [];
  let at = 0;
  while (at < source.length) {
    SEGMENT.lastIndex = at;
    const match = SEGMENT.exec(source);
    if (!match) return undefined;
    const [text, word, quoted, index] = match;
    const name = word ?? quoted ?? '';
    if (isForbiddenName(name) || (word !== undefined && RESERVED.has(word))) return undefined;
    path.push(name);
    if (index) path.push(Number(index.slice(1, -1)));
    at += text.length;
  }
  return path.length > 0 && source[0] !== '.' ? path : undefined;
}

/** Whether an expression only reads: it is answered without computing, whatever the data. */
export const isPlainPath = (source: string): boolean => parsePlainPath(source.trim()) !== undefined;

export function readPlainPath(path: PlainPath, scope: object): PathResult {
  let current: unknown = scope;
  for (const segment of path) {
    const result = typeof segment === 'number' ? readIndex(current, segment) : readName(current, segment);
    if (!result.found || result.value === undefined) return result;
    current = result.value;
  }
  return { found: true, value: current };
}

function readName(current: unknown, name: string): PathResult {
  if (Array.isArray(current)) return DECLINED;
  if (typeof current !== 'object' || current === null) return MISSING;
  if (Object.hasOwn(current, '_jsonata_lambda') || Object.hasOwn(current, '_jsonata_function')) return DECLINED;
  const value: unknown = Object.hasOwn(current, name) ? Reflect.get(current, name) : undefined;
  return value === undefined ? MISSING : { found: true, value };
}

/** A single value counts as a list of one. */
function readIndex(current: unknown, index: number): PathResult {
  if (!Array.isArray(current)) return index === 0 || index === -1 ? { found: true, value: current } : MISSING;
  return { found: true, value: current.at(index) };
}
