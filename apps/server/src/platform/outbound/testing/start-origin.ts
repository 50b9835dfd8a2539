import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

export interface Origin {
  /** Without a trailing slash. */
  readonly url: string;
  readonly server: Server;
  close(): void;
}

/** A server on this machine. A path that is not in `routes` echoes the request. */
export async function startOrigin(routes: Readonly<Record<string, Handler>> = {}): Promise<Origin> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => (routes[request.url ?? ''] ?? routes['*'] ?? echo)(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, server, close: () => server.close().closeAllConnections() };
}

const echo: Handler = ({ method, url, headers }, response, body) =>
  response.end(JSON.stringify({ method, url, headers, body }));

export const textOf = ({ body }: { readonly body: Uint8Array }): string => Buffer.from(body).toString();

/** The request that {@link startOrigin} echoed. */
export function askedOf(response: { readonly body: Uint8Array }): {
  method: string;
  url: string;
  body: string;
  headers: Record<string, string>;
} {
  return JSON.parse(textOf(response));
}
