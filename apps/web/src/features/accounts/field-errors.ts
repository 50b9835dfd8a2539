import type { z } from 'zod';

/** The first error of each field, or null when all are valid. */
export function fieldErrors(schema: z.ZodType, values: unknown): Record<string, string> | null {
  const parsed = schema.safeParse(values);
  if (parsed.success) return null;
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.join('.')] ??= issue.message;
  return errors;
}
