import { z } from 'zod';
import { text } from './text.js';

/**
 * Keyset paging: `cursor` is opaque and comes from `nextCursor` of the page before. A page may be short and not be the
 * last: the list has then looked back as far as one page may take, and `nextCursor` goes on from there. Only where
 * nothing was found for many seconds is it empty.
 */
export const pageQuery = z.object({
  cursor: text().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
