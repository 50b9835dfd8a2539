import { z } from 'zod';

/**
 * Text that a person or a program sends to the API. Drops the characters that PostgreSQL refuses: NUL (manual, section 8.3) and
 * lone surrogates, which UTF-8 cannot encode (RFC 3629, section 3). Both are invisible, so no reader misses them.
 */
export const text = (): z.ZodString => z.string().overwrite(storableText);

/** A text without the characters that PostgreSQL cannot store. */
export const storableText = (value: string): string => value.replaceAll(/[\0\p{Surrogate}]/gu, '');
