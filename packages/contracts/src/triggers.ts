import { z } from 'zod';

/** A request that is about to be sent to a trigger's URL. */
export const signRequest = z
  .object({
    method: z.string().max(20).default('POST'),
    /** What follows the trigger's URL: `/orders?page=2`. */
    path: z.string().max(4000).default(''),
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

/** Null when the trigger checks nothing, or only its sender can sign. */
export const signedRequestResponse = z
  .object({ headers: z.array(z.tuple([z.string(), z.string()])).nullable() })
  .meta({ id: 'SignedRequest' });

export type SignRequest = z.output<typeof signRequest>;
export type SignedRequestResponse = z.output<typeof signedRequestResponse>;
