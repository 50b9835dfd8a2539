import { looksLikeJson, readJson } from './read-json.js';

const LINE_TYPES = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'text/x-ndjson',
  'application/jsonl',
  'application/x-jsonl',
  'text/jsonl',
  'application/x-jsonlines',
  'application/jsonlines',
  'application/x-ldjson',
  'application/stream+json',
]);

/** Begins each record of a JSON text sequence, whose records may be longer than a line: RFC 7464. */
const RECORD_SEPARATOR = '\u001E';

const MAX_LINES = 100_000;
/** Finding out that a line is no JSON costs far more than reading one that is. */
const MAX_UNREADABLE = 1000;

/** What separates the JSON texts in a body of this type; undefined when it is not a list of them. */
export function separatorOf(type: string): string | undefined {
  if (LINE_TYPES.has(type)) return '\n';
  return type === 'application/json-seq' || type.endsWith('+json-seq') ? RECORD_SEPARATOR : undefined;
}

/** The values of many JSON texts; a line that is none stays a text among them. Undefined when there are too many. */
export function readJsonLines(text: string, separator: string): unknown[] | undefined {
  const lines = linesOf(text, separator);
  const values: unknown[] = [];
  let unreadable = 0;
  for (const line of lines ?? []) {
    const value = readJson(line);
    if (value === undefined && ++unreadable > MAX_UNREADABLE) return undefined;
    values.push(value === undefined ? line : value);
  }
  return lines && values;
}

/**
 * The same for a text that is not called lines of JSON: undefined unless there are two lines or more, and every one is an
 * object or a list. Log shippers call what they send plain text, or JSON.
 */
export function findJsonLines(text: string): unknown[] | undefined {
  const lines = linesOf(text, '\n');
  if (!lines || lines.length < 2) return undefined;
  const values: unknown[] = [];
  for (const line of lines) {
    const value = looksLikeJson(line) ? readJson(line) : undefined;
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function linesOf(text: string, separator: string): string[] | undefined {
  const lines = text.split(separator, MAX_LINES + 1);
  if (lines.length > MAX_LINES) return undefined;
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
