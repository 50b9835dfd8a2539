import { z } from 'zod';

/** RFC 6749 §5.1. A server that does not say how long its token lasts is asked again within the hour. */
const answerOfToken = z.object({
  // RFC 6750 §2.1, and what other schemes put there: nothing that a header cannot carry.
  access_token: z.string().regex(/^[\x21-\x7e]{1,16384}$/),
  expires_in: z.coerce.number().positive().max(31_536_000).catch(3600),
});

/** @returns undefined when there is no token in it */
export function readTokenAnswer(answer: unknown): { readonly token: string; readonly expiresInMs: number } | undefined {
  const { data } = answerOfToken.safeParse(answer);
  return data && { token: data.access_token, expiresInMs: data.expires_in * 1000 };
}
