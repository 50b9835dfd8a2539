import { z } from 'zod';
import { ApiError, errorSentence } from '../../../shared/api/index.js';

export interface ErrorsByField {
  /** An error per invalid field, by the field's name. */
  readonly fields: Readonly<Record<string, string>>;
  /** The error that belongs to no field of this form. */
  readonly rest: string | null;
}

const problem = z.object({ field: z.string(), message: z.string() });

/**
 * Assigns a server error to the fields of a form. The server names them `name` and `data.<field>`.
 * @param names the names of all fields, as the server writes them
 */
export function errorsByField(error: Error | null, names: readonly string[]): ErrorsByField {
  if (error === null) return { fields: {}, rest: null };
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const each of error instanceof ApiError ? error.problems : []) {
    const { data } = problem.safeParse(each);
    if (!data) continue;
    if (names.includes(data.field)) fields[data.field] ??= data.message;
    else others.push(data.message);
  }
  const placed = Object.keys(fields).length > 0;
  const sentence = others.length > 0 ? others.join(' ') : errorSentence(error);
  return { fields, rest: placed && others.length === 0 ? null : sentence };
}
