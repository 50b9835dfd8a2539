import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server, a database for instance, that can be cut. */
export interface TcpProxy {
  /** The server's URL, by way of the proxy. */
  readonly url: string;
  /**
   * The server takes its client for dead, and the client hears nothing any more, not even that: to both sides it is
   * as if the client's process had been killed.
   */
  cut(): void;
  /** Breaks the connections there are, as a network does; new ones can be made. */
  breakConnections(): void;
  close(): void;
}

export async function openTcpProxy(serverUrl: string): Promise<TcpProxy> {
  const target = new URL(serverUrl);
  const near = new Set<Socket>();
  const far = new Set<Socket>();
  let isCut = false;
  const proxy = createServer((client) => {
    near.add(client.on('error', () => undefined).unref());
    if (isCut) return;
    const server = connect(Number(target.port), target.hostname);
    far.add(server.on('error', () => undefined));
    client.on('data', (chunk) => void server.write(chunk));
    server.on('data', (chunk) => isCut || client.write(chunk));
    client.on('close', () => server.destroy());
    server.on('close', () => isCut || client.destroy());
  });
  const breakConnections = (): void => {
    for (const socket of [...near, ...far]) socket.destroy();
  };
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return {
    url: url.href,
    cut() {
      isCut = true;
      for (const socket of far) socket.destroy();
    },
    breakConnections,
    close() {
      proxy.close();
      // Those of a dead client stay as they are: it is not to hear of the end.
      if (!isCut) breakConnections();
    },
  };
}
