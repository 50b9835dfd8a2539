import { z } from 'zod';

export const nodeTypeResponse = z
  .object({
    type: z.string(),
    version: z.int(),
    title: z.string(),
    summary: z.string(),
    icon: z.string(),
    category: z.string(),
    /** Output ports in order; null when they follow the config (`switch`: one for each case). */
    ports: z.array(z.string()).nullable(),
    /** Who starts the runs of a trigger (`webhook`, `schedule`, …); null for a step. */
    trigger: z.string().nullable(),
    /** JSON Schema of what expressions call `trigger`; null for a step, whose output its settings decide. */
    output: z.record(z.string(), z.unknown()).nullable(),
    container: z.boolean(),
    /** JSON Schema (draft 2020-12) of the node's config. */
    config: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'NodeType' });
export const nodeTypeListResponse = z.object({ items: z.array(nodeTypeResponse) });
export type NodeTypeResponse = z.output<typeof nodeTypeResponse>;
