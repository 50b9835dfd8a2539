import { z } from 'zod';

/** RFC 6749 §5.1. A server that does not say how long its token lasts is asked again within the hour. */
const answerOfToken = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(3600),
});

/** @returns undefined when there is no token in it */
export function readTokenAnswer(answer: unknown): { readonly token: string; readonly expiresInMs: number } | undefined {
  const { data } = answerOfToken.safeParse(answer);
  return data && { token: data.access_token, expiresInMs: data.expires_in * 1000 };
}
