import { z } from 'zod';

/** The largest number of PostgreSQL's `integer` (manual, section 8.1). */
export const MAX_INT4 = 2_147_483_647;

/** A whole number that a column keeps: from 0 to {@link MAX_INT4}. */
export const int4 = (): z.ZodInt => z.int().min(0).max(MAX_INT4);

/** The same in an address, where a number is digits. */
export const int4Param = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(int4());
