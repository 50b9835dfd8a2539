import { z } from 'zod';

/**
 * Keyset paging: `cursor` is opaque and comes from `nextCursor` of the page before. A page may be short, or empty, and not
 * be the last: the list has then looked back as far as one page may take, and `nextCursor` goes on from there.
 */
export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
