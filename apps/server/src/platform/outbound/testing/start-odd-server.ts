import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface OddServer {
  /** With a trailing slash. */
  readonly url: string;
  /** The number of complete requests, on any number of connections. */
  requests(): number;
  close(): void;
}

/**
 * Responds to each request with these bytes, whatever HTTP says about them.
 * @param response the bytes, or a handler of the connection once a request is complete
 */
export async function startOddServer(response: string | ((socket: Socket) => void)): Promise<OddServer> {
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
        if (typeof response === 'string') socket.write(response, 'latin1');
        else response(socket);
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

/** The length of the first request in `text`; undefined while it is incomplete. */
function wholeLength(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head === -1) return undefined;
  const length = head + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0);
  return text.length < length ? undefined : length;
}
