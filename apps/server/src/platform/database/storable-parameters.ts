/**
 * The one gate to PostgreSQL. Its `text` stores any character except NUL (manual, "Character Types"), and one NUL fails
 * a statement with all its rows: every parameter of every statement passes here, and each NUL becomes U+FFFD, the
 * replacement character. JSON texts keep theirs as an escape.
 */
import type { ClientBase } from 'pg';

/** Makes a connection send only storable parameters. */
export function guardParameters(client: ClientBase): void {
  client.query = new Proxy(client.query, {
    apply: (query, _, [statement, values, ...more]: unknown[]) =>
      Reflect.apply(query, client, [storableStatement(statement), storable(values), ...more]),
  });
}

/** A statement may contain its values: `{ text, values }`. */
function storableStatement(statement: unknown): unknown {
  if (typeof statement !== 'object' || statement === null || !('values' in statement)) return statement;
  const values = storable(statement.values);
  return values === statement.values ? statement : { ...statement, values };
}

/** Returns the value itself when it is storable, which is nearly always: texts, and lists of them. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  if (!Array.isArray(value) || !value.some((item) => storable(item) !== item)) return value;
  return value.map(storable);
}
