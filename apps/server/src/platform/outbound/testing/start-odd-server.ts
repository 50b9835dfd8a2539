import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface OddServer {
  /** With a slash at the end. */
  readonly url: string;
  /** How many whole requests have arrived, on however many connections. */
  requests(): number;
  close(): void;
}

/**
 * Answers each request with these bytes, whatever HTTP says about them.
 * @param answer the bytes, or what to do with the connection once a request has arrived whole
 */
export async function startOddServer(answer: string | ((socket: Socket) => void)): Promise<OddServer> {
  let requests = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let unread = '';
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      unread += chunk;
      for (let length = wholeLength(unread); length !== undefined; length = wholeLength(unread)) {
        unread = unread.slice(length);
        requests++;
        if (typeof answer === 'string') socket.write(answer, 'latin1');
        else answer(socket);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests: () => requests,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The length of the first request in `text`; undefined while its end is missing. */
function wholeLength(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head === -1) return undefined;
  const length = head + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0);
  return text.length < length ? undefined : length;
}
