import { ProviderRequest } from '../kit/provider-request.js';

export interface PartialRequest {
  readonly method?: string;
  /** What comes after the path, with its question mark. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text, bytes, or a value to be sent as JSON. */
  readonly body?: unknown;
}

/** A request to a trigger; POST without a body by default. */
export const makeRequest = ({
  method = 'POST',
  query = '',
  headers = {},
  body = '',
}: PartialRequest): ProviderRequest =>
  new ProviderRequest({
    method,
    url: `https://hooks.example.test/hooks/k${query}`,
    headers: Object.entries(headers),
    body: toBytes(body),
  });

function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
