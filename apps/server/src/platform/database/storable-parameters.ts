/**
 * The one gate to PostgreSQL. A `text` there takes any character but NUL (manual, "Character Types"), and one NUL fails a
 * statement with all rows in it: every parameter of every statement passes here, and a NUL becomes U+FFFD, the sign for what
 * cannot be shown. JSON texts hold none: there it is written as an escape, and kept.
 */
import type { ClientBase } from 'pg';

/** Makes a connection send only what PostgreSQL can store. */
export function guardParameters(client: ClientBase): void {
  client.query = new Proxy(client.query, {
    apply: (query, _, [statement, values, ...more]: unknown[]) =>
      Reflect.apply(query, client, [storableStatement(statement), storable(values), ...more]),
  });
}

/** A statement may bring its values along: `{ text, values }`. */
function storableStatement(statement: unknown): unknown {
  if (typeof statement !== 'object' || statement === null || !('values' in statement)) return statement;
  const values = storable(statement.values);
  return values === statement.values ? statement : { ...statement, values };
}

/** The value itself when it can be stored as it is, which is nearly always: texts, and lists of them. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  if (!Array.isArray(value) || !value.some((item) => storable(item) !== item)) return value;
  return value.map(storable);
}
