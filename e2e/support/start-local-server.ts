import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { Story } from './story.js';

export interface LocalRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface LocalAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A server on a free port of this machine, until the story ends.
 * @param answer may take as long as the test wants.
 * @returns its address, without a slash at the end.
 */
export async function startLocalServer(
  story: Story,
  answer: (request: LocalRequest) => Promise<LocalAnswer>,
): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '/', headers } = request;
      const body = Buffer.concat(chunks).toString('utf8');
      void answer({ method, path: url, headers, body }).then((given) => {
        response.writeHead(given.status, { ...given.headers }).end(given.body);
      });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  story.onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${address.port}`;
}
