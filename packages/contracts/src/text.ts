import { z } from 'zod';

/**
 * Text that a person or a program sends to the API. What a database refuses goes: NUL, which PostgreSQL keeps in no text
 * (manual, section 8.3), and halves of surrogate pairs, which UTF-8 cannot write (RFC 3629, section 3). Neither can be
 * seen, so that nobody misses them.
 */
export const text = (): z.ZodString => z.string().overwrite(storableText);

/** What is left of a text when all goes that cannot be stored. */
export const storableText = (value: string): string => value.replaceAll(/[\0\p{Surrogate}]/gu, '');
