import { z } from 'zod';
import { text } from './shared/text.js';

/** A request that is about to be sent to a trigger's URL. */
export const signRequest = z
  .object({
    method: text().max(20).default('POST'),
    /** What follows the trigger's URL: `/orders?page=2`. */
    path: text().max(4000).default(''),
    headers: z
      .array(z.tuple([z.string().max(200), z.string().max(20_000)]))
      .max(200)
      .default([]),
    body: z
      .string()
      .max(5 * 1024 * 1024)
      .default(''),
  })
  .meta({ id: 'SignRequest' });

/** What a trigger's own address answered a test event. */
export const sentTestEventResponse = z
  .object({
    status: z.int(),
    /** As text. */
    body: z.string(),
    /** Whether it carried the proof that the trigger's sender would put into it. */
    signed: z.boolean(),
    tookMs: z.number(),
  })
  .meta({ id: 'SentTestEvent' });

/**
 * Null when the trigger checks nothing, or only its sender can sign. A token or password that proves its sender by itself is
 * not given out: `$TOKEN` stands in its place.
 */
export const signedRequestResponse = z
  .object({ headers: z.array(z.tuple([z.string(), z.string()])).nullable() })
  .meta({ id: 'SignedRequest' });

export type SignRequest = z.output<typeof signRequest>;
export type SignedRequestResponse = z.output<typeof signedRequestResponse>;
export type SentTestEventResponse = z.output<typeof sentTestEventResponse>;
