import { readJson } from './read-json.js';

const LINE_TYPES = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines',
  'application/jsonlines',
]);

/** Begins each record of a JSON text sequence, whose records may be longer than a line: RFC 7464. */
const RECORD_SEPARATOR = '\u001E';

const MOST_LINES = 100_000;
/** Finding out that a line is no JSON costs far more than reading one that is. */
const MOST_UNREADABLE = 1000;

/** What separates the JSON texts in a body of this type; undefined when it is not a list of them. */
export function separatorOf(type: string): string | undefined {
  if (LINE_TYPES.has(type)) return '\n';
  return type === 'application/json-seq' || type.endsWith('+json-seq') ? RECORD_SEPARATOR : undefined;
}

/** The values of many JSON texts; a line that is none stays a text among them. Undefined when there are too many. */
export function readJsonLines(text: string, separator: string): unknown[] | undefined {
  const lines = text.split(separator, MOST_LINES + 1);
  if (lines.length > MOST_LINES) return undefined;
  const values: unknown[] = [];
  let unreadable = 0;
  for (const line of lines.map((raw) => raw.trim()).filter((trimmed) => trimmed !== '')) {
    const value = readJson(line);
    if (value === undefined && ++unreadable > MOST_UNREADABLE) return undefined;
    values.push(value === undefined ? line : value);
  }
  return values;
}
