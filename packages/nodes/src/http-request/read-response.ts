import { parseBody } from '@hookline/http-message';
import type { HttpResponse } from '@hookline/node-kit';

export interface ParsedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Read as an event's body is: data, a text, or `{base64, size}` for bytes; null when it is empty. */
  readonly body: unknown;
}

export const readResponse = ({ status, headers, body }: HttpResponse): ParsedResponse => ({
  status,
  headers,
  body: parseBody(body, headers),
});
